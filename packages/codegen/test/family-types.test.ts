import { readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generate } from '../src/generate.ts';
import { allTargets } from '../src/targets.ts';
import { familyConfig } from './family-config.ts';
import { fixture } from './spec/fixture.ts';

const packages = fileURLToPath(new URL('../../', import.meta.url));
const cache = fileURLToPath(new URL('../.cache/', import.meta.url));

const folders = ['families', 'wire'].flatMap((folder) =>
  readdirSync(fixture(folder)).flatMap((name) => (name.endsWith('-sdk.yaml') ? [] : [`${folder}/${name}`])),
);
const documents = [...folders, 'library/openapi.yaml', 'dangling-references.yaml', 'imperfect.yaml', 'swagger-2.yaml'];
const configs: Readonly<Record<string, string>> = {
  'library/openapi.yaml': 'library/sdk.yaml',
  'wire/own-servers.yaml': 'wire/own-servers-sdk.yaml',
  'wire/asked-streams.yaml': 'wire/asked-streams-sdk.yaml',
};

/** Programs that use the client of a family. */
const usages: Readonly<Record<string, string>> = {
  'wire/asked-streams.yaml': `
import type { Chunk, Completion, CompletionCreateParams, Stream, Wire } from './generated/index.ts';
import { create } from './generated/resources/completions.ts';
import type { Same } from './runtime/type-equality.ts';

export async function use(client: Wire, asks: boolean, params: CompletionCreateParams): Promise<void> {
  const { completions, responses } = client;
  const whole = [await completions.create({ prompt: '' }), await completions.create({ prompt: '', stream: null })] as const;
  true satisfies Same<(typeof whole)[number], Completion>;
  const stream = await completions.create({ prompt: '', stream: true }, { timeout: 1 });
  true satisfies Same<typeof stream, Stream<Chunk>>;
  for await (const event of completions.create({ prompt: '', stream: true })) true satisfies Same<typeof event, Chunk>;
  const either = [await completions.create({ prompt: '', stream: asks }), await completions.create(params)] as const;
  true satisfies Same<(typeof either)[number], Completion | Stream<Chunk>>;
  const alone = [await create(client, { prompt: '', stream: true }), await create(client, { prompt: '' })] as const;
  true satisfies Same<typeof alone, readonly [Stream<Chunk>, Completion]>;
  const inside = [await responses.create({ body: { stream: true } }), await responses.create({ body: {} })] as const;
  true satisfies Same<typeof inside, readonly [Stream<Chunk>, Completion]>;
  const nothing = await completions.update('');
  true satisfies Same<typeof nothing, Completion>;
  // @ts-expect-error - What asks is a truth value.
  await completions.create({ prompt: '', stream: 'true' });
  // @ts-expect-error - A whole answer has no items.
  for await (const event of completions.create({ prompt: '' })) event;
}
`,
};

/** Generates a family, with the libraries of this workspace's packages beside it. */
async function generateInto(folder: string, document: string): Promise<void> {
  const config = configs[document];
  await generate({
    input: fixture(document),
    ...(config !== undefined && { config: fixture(config) }),
    output: folder,
    targets: new Set(allTargets),
    check: false,
  });
  for (const name of ['core', 'react', 'cli', 'emulator']) {
    await symlink(join(packages, name, 'node_modules'), join(folder, name, 'node_modules'), 'junction');
  }
  const usage = usages[document];
  if (usage !== undefined) await writeFile(join(folder, 'core/src/usage.ts'), usage);
}

/** What the compiler has to say of all modules below a folder. */
function typeErrors(folder: string): string[] {
  const own = ['**/node_modules', '**/docs', '**/runtime'];
  const files = ts.sys.readDirectory(folder, ['.ts', '.tsx'], own);
  const { options } = ts.parseJsonConfigFileContent(familyConfig([]), ts.sys, folder);
  const program = ts.createProgram(files, options, hostOfOneRuntime(folder, options));
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const place =
      file && `${relative(folder, file.fileName)}:${file.getLineAndCharacterOfPosition(start ?? 0).line + 1}`;
    return `${place}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}

/** A host that takes the runtime of one family for that of all: the copies are equal, and checking each takes long. */
function hostOfOneRuntime(folder: string, options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const shared = join(folder, documents[0] ?? '');
  const modules = ts.createModuleResolutionCache(folder, (name) => name, options);
  host.resolveModuleNameLiterals = (literals, from, redirected, _, source) =>
    literals.map((literal) => {
      const mode = ts.getModeForUsageLocation(source, literal, options);
      const found = ts.resolveModuleName(literal.text, from, options, host, modules, redirected, mode);
      const [, path] =
        /(\/(?:core|react|cli|emulator)\/src\/runtime\/.*)$/.exec(found.resolvedModule?.resolvedFileName ?? '') ?? [];
      const isOwn = path !== undefined && found.resolvedModule?.resolvedFileName.startsWith(folder);
      return isOwn && found.resolvedModule
        ? { ...found, resolvedModule: { ...found.resolvedModule, resolvedFileName: shared + path } }
        : found;
    });
  return host;
}

describe('the types of a family', () => {
  let folder = '';
  let errors: string[] = [];

  beforeAll(async () => {
    await mkdir(cache, { recursive: true });
    folder = await mkdtemp(join(cache, 'families-'));
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n');
    for (const document of documents) await generateInto(join(folder, document), document);
    errors = typeErrors(folder);
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true }));

  it.each(documents)('of %s hold', (document) => {
    expect(errors.filter((error) => error.startsWith(document))).toEqual([]);
  });

  it('leave no other error', () => {
    expect(errors.filter((error) => !documents.some((document) => error.startsWith(document)))).toEqual([]);
  });
});
