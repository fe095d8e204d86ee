import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runGeneratorProcess } from '../generation/run-generator-process.ts';
import { cacheFolder, root } from '../harness/folders.ts';
import type { TypeDocument } from './type-documents.ts';

/** An application of one file, `app.ts`. */
export interface App {
  readonly row: string;
  readonly folder: string;
}

/** Generates the clients of a document, makes declarations of them, and writes an application for each. */
export async function writeApps(document: TypeDocument): Promise<App[]> {
  const { path, template, heyApi, property, resource } = document;
  const folder = join(cacheFolder, 'types', document.metric.replaceAll(/\W+/g, '-'));
  await rm(folder, { recursive: true, force: true });
  const generators = ['openapi-typescript', 'hey-api', 'ours'];
  for (const name of generators) await generate(name, document.file, join(folder, name));
  const core = join(folder, 'ours/core');
  await symlink(join(cacheFolder, 'packages/core/node_modules'), join(core, 'node_modules'), 'junction');
  await emitDeclarations(core, join(folder, 'ours-types'));
  await emitDeclarations(join(folder, 'hey-api'), join(folder, 'hey-api-types'));
  const client = await readFile(join(core, 'src/generated/client.ts'), 'utf8');
  const [, className] = /^export class (\w+)/m.exec(client) ?? [];
  const values = Object.values(path)
    .map((value) => `'${value}'`)
    .join(', ');
  const ours = '../ours-types/src/generated';
  const heyApiCall = `const { data } = await ${heyApi}({ path: ${JSON.stringify(path)} });\nconsole.log(data?.${property});\n`;
  const sources: Record<string, string> = {
    'empty application': 'console.log();\n',
    ...(document.isVendors && {
      vendor: `import { LlamaCloud } from '@llamaindex/llama-cloud';
console.log((await new LlamaCloud().beta.chat.retrieve(${values})).${property});
`,
    }),
    'openapi-fetch': `import createClient from 'openapi-fetch';
import type { paths } from '../openapi-typescript/schema.ts';
const client = createClient<paths>();
const { data } = await client.GET('${template}', { params: { path: ${JSON.stringify(path)} } });
console.log(data?.${property});
`,
    'hey-api': `import { ${heyApi} } from '../hey-api-types/sdk.gen.js';\n${heyApiCall}`,
    'hey-api, from source': `import { ${heyApi} } from '../hey-api/sdk.gen.ts';\n${heyApiCall}`,
    'ours, one call': `import { createClient } from '${ours}/lean.js';
import { retrieve } from '${ours}/resources/${resource}.js';
console.log((await retrieve(createClient(), ${values})).${property});
`,
    'ours, whole client': `import { ${className} } from '${ours}/index.js';
console.log((await new ${className}().${resource}.retrieve(${values})).${property});
`,
  };
  return Promise.all(
    Object.entries(sources).map(async ([row, source]) => {
      const app = join(folder, `app-${row.replaceAll(/\W+/g, '-')}`);
      await mkdir(app, { recursive: true });
      await writeFile(join(app, 'app.ts'), source);
      return { row, folder: app };
    }),
  );
}

async function generate(name: string, input: string, output: string): Promise<void> {
  const module = new URL(`../generation/generators/${name}.ts`, import.meta.url);
  const result = await runGeneratorProcess(module, input, output);
  if (typeof result === 'string') throw new Error(`${name} has not generated from ${input}: ${result}`);
}

/** What an application installs of a client: its declarations. */
async function emitDeclarations(folder: string, outDir: string): Promise<void> {
  const compilerOptions = {
    rootDir: folder,
    outDir,
    declaration: true,
    emitDeclarationOnly: true,
    rewriteRelativeImportExtensions: true,
    strict: true,
    target: 'es2023',
    lib: ['es2023', 'esnext.disposable', 'dom', 'dom.iterable', 'dom.asynciterable'],
    module: 'esnext',
    moduleResolution: 'bundler',
    skipLibCheck: true,
    types: ['node'],
  };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  await promisify(execFile)(process.execPath, [tsc, '-p', folder], { maxBuffer: 2 ** 28 });
}
