import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Run, runIn } from './command-line.ts';
import { documentText } from './sources.ts';
import { fixture } from './spec/fixture.ts';
import { serve } from './spec/serve.ts';

const document = documentText(`
paths:
  /pets:
    get:
      description: List the pets.
      responses: { "200": { description: "", content: { application/json: { schema: { $ref: "#/components/schemas/Pets" } } } } }
  /toys:
    get:
      description: List the toys.
      responses: { "200": { description: "", content: { application/json: { schema: { type: string } } } } }
components:
  schemas:
    Pets: { type: array, items: { type: string }, description: Some pets. }
`);
const config = `document: api.yaml
resources:
  pets: { list: get /pets }
  toys: { all: get /toys }
`;
/** The package that a module is imported from. */
const library = /^(?:import|export) [^'"]*? from '((?:@[\w-]+\/)?[\w:-]+)[^']*';$/gm;
const old = new Date('2001-01-01');

/** Paths below a folder, with slashes, in order. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.map((file) => relative(folder, file).split(sep).join('/')).sort();
}

async function contentsOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const files = await filesIn(folder);
  return new Map(
    await Promise.all(files.map(async (file) => [file, await readFile(join(folder, file), 'utf8')] as const)),
  );
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'generate-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('a workspace', () => {
  let workspace = '';
  let first: Run;
  const generate = (...argv: string[]) => runIn(workspace, 'generate', ...argv);

  beforeAll(async () => {
    workspace = join(folder, 'workspace');
    await write(join(workspace, 'openapi/api.yaml'), document);
    await write(join(workspace, 'openapi/sdk.yaml'), config);
    await write(join(workspace, 'packages/core/src/runtime/index.ts'), '// by hand\n');
    first = await generate();
  });

  it('is found from a folder inside it', async () => {
    const run = await runIn(join(workspace, 'packages/core'), 'generate', '--check');
    expect(run).toEqual({ code: 0, out: '', error: first.error.replace(/\d+ changes/, '0 changes') });
  });

  it('gets the files of each package, and no runtime', async () => {
    expect(first).toMatchObject({ code: 0, out: '' });
    const files = await filesIn(workspace);
    expect(files.filter((file) => !file.includes('/generated/'))).toEqual([
      'openapi/api.yaml',
      'openapi/sdk.yaml',
      'packages/core/src/runtime/index.ts',
    ]);
    expect(files.filter((file) => file.startsWith('packages/core/src/generated/'))).toEqual(
      [
        ...['api', 'client', 'create-client', 'index', 'lean', 'models', 'resources/pets', 'resources/toys'],
        'schema',
        'validate',
      ].map((name) => `packages/core/src/generated/${name}.ts`),
    );
    const folders = files.map((file) => /^(.*)\/generated\//.exec(file)?.[1]);
    expect(new Set(folders.filter((name) => name !== undefined))).toEqual(
      new Set(['docs/src', 'packages/cli/src', 'packages/core/src', 'packages/emulator/src', 'packages/react/src']),
    );
  });

  it.each<[fact: string, flags: string[], wanted: string]>([
    ['none by itself', [], 'toys.list'],
    ['the one that is named', ['--config', 'openapi/sdk.yaml'], 'toys.all'],
  ])('gives a document that is named by --input a configuration: %s', async (_fact, flags, wanted) => {
    const output = join(folder, 'named');
    const argv = ['--input', 'openapi/api.yaml', ...flags, '--output', output, '--targets', 'routes'];
    expect((await generate(...argv)).code).toBe(0);
    expect(await readFile(join(output, 'emulator/src/generated/routes/toys.ts'), 'utf8')).toContain(
      `'${wanted}': Handler`,
    );
  });

  it('is not touched by a second run', async () => {
    const before = await contentsOf(workspace);
    for (const file of before.keys()) await utimes(join(workspace, file), old, old);
    expect((await generate()).error).toMatch(/ 0 changes\.\n$/);
    expect(await contentsOf(workspace)).toEqual(before);
    for (const file of before.keys()) expect((await stat(join(workspace, file))).mtime, file).toEqual(old);
  });

  it('is up to date for --check', async () => {
    const run = await generate('--check');
    expect(run.code).toBe(0);
    expect(run.error).toMatch(/^2 operations, \d+ files, 0 changes\.\n$/);
  });

  it('shows to --check what is stale, missing and left over, and how to bring it up to date', async () => {
    const generated = join(workspace, 'packages/core/src/generated');
    await write(join(generated, 'models.ts'), 'export {};\n');
    await rm(join(generated, 'resources/toys.ts'));
    await write(join(generated, 'resources/gone.ts'), '// Generated by sdk-codegen from pets.yaml.\nexport {};\n');
    const before = await contentsOf(workspace);
    expect(await generate('--check')).toEqual({
      code: 1,
      out: '',
      error: `stale: packages/core/src/generated/models.ts
missing: packages/core/src/generated/resources/toys.ts
left over: packages/core/src/generated/resources/gone.ts
Generated code is not up to date. Run \`npx -y pnpm@12 generate\` and commit what it changes.
`,
    });
    expect(await contentsOf(workspace)).toEqual(before);
    expect((await generate()).error).toMatch(/ 3 changes\.\n$/);
    expect((await generate('--check')).code).toBe(0);
  });

  it('keeps files of other targets when some are generated', async () => {
    const left = join(workspace, 'packages/core/src/generated/left.ts');
    await write(left, '// Generated by sdk-codegen from pets.yaml.\nexport {};\n');
    expect((await generate('--targets', 'models')).error).toMatch(/ 0 changes\.\n$/);
    expect((await generate('--targets', 'schema,models,resources')).error).toMatch(/ 1 change\.\n$/);
  });

  it('changes only in the files that show an edited description', async () => {
    const before = await contentsOf(workspace);
    await write(join(workspace, 'openapi/api.yaml'), document.replace('List the toys.', 'List all toys.'));
    expect((await generate()).code).toBe(0);
    const after = await contentsOf(workspace);
    await write(join(workspace, 'openapi/api.yaml'), document);
    await generate();
    const changed = [...after.keys()].filter((file) => after.get(file) !== before.get(file));
    expect([...after.keys()]).toEqual([...before.keys()]);
    expect(changed).toEqual([...before.keys()].filter((file) => before.get(file)?.includes('List the toys.')));
    expect(changed).toContain('packages/core/src/generated/resources/toys.ts');
    expect(changed).not.toContain('packages/core/src/generated/resources/pets.ts');
    for (const file of changed) {
      expect(after.get(file), file).toBe(before.get(file)?.replaceAll('List the toys.', 'List all toys.'));
    }
  });

  it('does not change when the document cannot be read', async () => {
    const before = await contentsOf(workspace);
    await write(join(workspace, 'openapi/sdk.yaml'), config.replace('/toys', '/games'));
    const run = await generate();
    await write(join(workspace, 'openapi/sdk.yaml'), config);
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.error).toMatch(/sdk\.yaml:4:11 #\/resources\/toys\/all: The document has no path for /);
    expect(await contentsOf(workspace)).toEqual(before);
  });
});

describe('--output', () => {
  const packages = ['cli', 'core', 'docs', 'emulator', 'react'];
  let place = '';
  let first: Run;
  const generate = (output: string) => runIn(place, 'generate', '--input', 'api.yaml', '--output', output);

  beforeAll(async () => {
    place = join(folder, 'output');
    await write(join(place, 'api.yaml'), document);
    first = await generate('out');
  });

  it('warns of what a configuration for another generator has beyond the document', async () => {
    await write(join(folder, 'api.yaml'), document);
    const text =
      'openapi: { transforms: [{ command: copy }] }\nresources: { pets: { methods: { list: get /cats } } }\n';
    await write(join(folder, 'stainless.yml'), text);
    const run = await runIn(
      folder,
      'generate',
      ...'--input api.yaml --config stainless.yml --output foreign --targets models'.split(' '),
    );
    expect(run.code).toBe(0);
    expect(run.error).toContain('warning: stainless.yml:1:25 #/openapi/transforms/0: The change is not understood.');
    expect(run.error).toContain('warning: stainless.yml:2:33 #/resources/pets/list: The document has no path');
  });

  it('counts every file that it writes', async () => {
    const { length } = await filesIn(join(place, 'out'));
    expect(first.error).toMatch(new RegExp(`^2 operations, ${length} files, ${length} changes\\.$`, 'm'));
  });

  it('takes everything, and nothing is written beside it', async () => {
    expect((await readdir(place)).sort()).toEqual(['api.yaml', 'out']);
    expect((await readdir(join(place, 'out'))).sort()).toEqual([...packages, 'package.json', 'tsconfig.json'].sort());
    for (const name of packages) {
      const settings = name === 'docs' ? ['astro.config.ts', 'tsconfig.json'] : [];
      expect((await readdir(join(place, 'out', name))).sort()).toEqual([...settings, 'package.json', 'src'].sort());
      const written =
        {
          cli: ['bin.ts'],
          docs: ['content', 'content.config.ts', 'env.d.ts', 'site-facts.ts'],
          emulator: ['bin.ts', 'index.ts'],
        }[name] ?? [];
      expect((await readdir(join(place, 'out', name, 'src'))).sort()).toEqual(
        [...written, 'generated', 'runtime'].sort(),
      );
    }
  });

  it.each(['cli', 'emulator'])('gets a program of %s that runs once the libraries are installed', async (name) => {
    const libraries = join(place, 'out', name, 'node_modules');
    await symlink(fileURLToPath(new URL(`../../${name}/node_modules`, import.meta.url)), libraries, 'junction');
    const program = join(place, 'out', name, 'src/bin.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [program, '--help']);
    await rm(libraries);
    expect(stdout).toContain('--help');
  });

  it('gets no program, no package and no runtime of which nothing is generated', async () => {
    const input = fixture('families/schemas.yaml');
    await runIn(place, 'generate', '--input', input, '--output', 'types', '--targets', 'schema,models');
    const files = await filesIn(join(place, 'types'));
    expect(files).toEqual([
      'core/package.json',
      'core/src/generated/models.ts',
      'core/src/generated/schema.ts',
      'core/src/runtime/LICENSE',
      'core/src/runtime/unrecognized.ts',
      'package.json',
      'tsconfig.json',
    ]);
    const { exports, dependencies } = JSON.parse(await readFile(join(place, 'types/core/package.json'), 'utf8'));
    expect(dependencies).toBeUndefined();
    expect(Object.values(exports)).toEqual(['./src/generated/schema.ts', './src/generated/models.ts']);
    await rm(join(place, 'types'), { recursive: true });
  });

  it('gets the same bytes from a second run, and from one into another folder', async () => {
    const before = await contentsOf(join(place, 'out'));
    expect((await generate('out')).error).toMatch(/ 0 changes\.\n$/);
    await generate('again');
    expect(await contentsOf(join(place, 'again'))).toEqual(before);
    await rm(join(place, 'again'), { recursive: true });
  });

  it('gets manifests whose entries are there, with every library that the sources import', async () => {
    for (const name of packages) {
      const manifest = JSON.parse(await readFile(join(place, 'out', name, 'package.json'), 'utf8'));
      const files = await contentsOf(join(place, 'out', name));
      const entries = Object.values<string>(manifest.exports ?? {});
      expect(entries.filter((entry) => !files.has(join(entry)))).toEqual([]);
      const programs = [...files].filter(([file]) => !file.endsWith('.md')).map(([, text]) => text);
      const imported = programs.flatMap((text) => [...text.matchAll(library)].map(([, from = '']) => from));
      const listed = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
      expect([...new Set(imported)].filter((from) => !listed.includes(from) && !from.includes(':'))).toEqual([]);
    }
  });

  it('keeps the manifests that are there', async () => {
    const manifest = join(place, 'out/core/package.json');
    const before = await readFile(manifest, 'utf8');
    await write(manifest, '{ "name": "mine" }\n');
    expect((await generate('out')).error).toMatch(/ 0 changes\.\n$/);
    expect(await readFile(manifest, 'utf8')).toBe('{ "name": "mine" }\n');
    await write(manifest, before);
  });

  it('names the run that brings it up to date, as its headers do', async () => {
    const { scripts } = JSON.parse(await readFile(join(place, 'out/package.json'), 'utf8'));
    const [, ...argv] = scripts.generate.replace(/^npx -y -p \S+ /, '').split(' ');
    expect((await runIn(join(place, 'out'), ...argv, '--check')).code).toBe(0);
    const client = await readFile(join(place, 'out/core/src/generated/client.ts'), 'utf8');
    expect(client.split('\n')[0]).toContain('run `pnpm generate`');
  });

  it('has nothing of a document that goes beyond a limit, which the check alone finds', async () => {
    const repeated = `{"openapi": "3.1.0", "paths": {}${', "info": {}'.repeat(1002)}}`;
    await writeFile(join(place, 'often.json'), repeated);
    const run = await runIn(place, 'generate', '--input', 'often.json', '--output', 'often', '--targets', 'models');
    expect(run.code).toBe(2);
    expect(run.error).toContain('More than 1000 keys are written twice');
    expect(existsSync(join(place, 'often'))).toBe(false);
  });

  it('names a document so that no shell runs a part of it', async () => {
    await copyFile(join(place, 'api.yaml'), join(place, 'a$(b)`c`.yaml'));
    await runIn(place, 'generate', '--input', 'a$(b)`c`.yaml', '--output', 'odd', '--targets', 'schema');
    const { scripts } = JSON.parse(await readFile(join(place, 'odd/package.json'), 'utf8'));
    expect(scripts.generate).toContain('--input "../a\\$(b)\\`c\\`.yaml"');
  });

  it('names the address that its document is from without what may be secret, and the folder of all files', async () => {
    const text = await readFile(join(place, 'api.yaml'), 'utf8');
    await using server = await serve((_, response) => response.end(text));
    // One after the other: each run has the folder that it is called in for the whole process.
    const scripts: string[] = [];
    for (const input of [`${server.url}/api.yaml?key=secret`, 'api.yaml']) {
      const output = `from${scripts.length}`;
      await runIn(place, 'generate', '--input', input, '--root', '..', '--output', output, '--targets', 'schema');
      scripts.push(JSON.parse(await readFile(join(place, output, 'package.json'), 'utf8')).scripts.generate);
    }
    expect(scripts).toEqual([
      expect.stringContaining(`--input ${server.url}/api.yaml --root ../.. `),
      expect.stringContaining('--input ../api.yaml --root ../.. '),
    ]);
  });

  it('gets the runtimes as they are written, with their licence, save for the way to core', async () => {
    const root = new URL('../../', import.meta.url);
    for (const name of packages.filter((each) => each !== 'docs')) {
      const written = await contentsOf(fileURLToPath(new URL(`${name}/src/runtime/`, root)));
      const copied = new Map(await contentsOf(join(place, 'out', name, 'src/runtime')));
      expect(copied.get('LICENSE')).toBe(await readFile(new URL('../LICENSE', root), 'utf8'));
      copied.delete('LICENSE');
      expect([...copied.keys()]).toEqual([...written.keys()]);
      const changed = [...copied].filter(([file, text]) => text !== written.get(file)).map(([file]) => file);
      expect(changed).toEqual([...written].filter(([, text]) => /'#core/.test(text)).map(([file]) => file));
    }
  });

  it('holds no name of the workspace’s own packages', async () => {
    const files = await contentsOf(join(place, 'out'));
    expect([...files].filter(([, text]) => /['"]#core/.test(text)).map(([file]) => file)).toEqual([]);
    // The holders of the runtimes' rights, and the generator that is run again, do have names.
    const named = [...files].filter(([file, text]) => {
      const own = text.replace('@llamacloud-prod/codegen@', '');
      return !file.endsWith('LICENSE') && /llamacloud/i.test(own);
    });
    expect(named.map(([file]) => file)).toEqual([]);
  });

  it('holds modules that reach each other', async () => {
    const files = await contentsOf(join(place, 'out'));
    const broken = [...files].flatMap(([file, text]) => {
      const specifiers = [...text.matchAll(/(?:\bfrom |\bimport\()['"](\.[^'"]+)['"]/g)].map(([, path = '']) => path);
      return specifiers.filter((path) => !files.has(join(dirname(file), path))).map((path) => `${file}: ${path}`);
    });
    expect(broken).toEqual([]);
  });
});
