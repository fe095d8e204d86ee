import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { workspacePackages } from '../../src/init/workspace.ts';
import { runIn } from '../command-line.ts';
import { fixture } from '../spec/fixture.ts';
import { serve } from '../spec/serve.ts';

const run = promisify(execFile);
const packages = fileURLToPath(new URL('../../../', import.meta.url));
const cache = fileURLToPath(new URL('../../.cache/', import.meta.url));
const bin = (name: string) => join(packages, '../node_modules/.bin', name);

/** Puts the libraries of this repository's packages, and the new packages themselves, where an install puts them. */
async function link(workspace: string): Promise<void> {
  await mkdir(join(workspace, 'node_modules/@library'), { recursive: true });
  for (const name of workspacePackages) {
    await symlink(join(workspace, 'packages', name), join(workspace, 'node_modules/@library', name), 'junction');
    await symlink(join(packages, name, 'node_modules'), join(workspace, 'packages', name, 'node_modules'), 'junction');
  }
  await symlink(join(packages, '../docs/node_modules'), join(workspace, 'docs/node_modules'), 'junction');
}

describe('sdk-codegen init', () => {
  let folder = '';
  let workspace = '';
  beforeAll(async () => {
    await mkdir(cache, { recursive: true });
    folder = await mkdtemp(join(cache, 'init-'));
    workspace = join(folder, 'library-sdk');
    await runIn(folder, 'init', 'library-sdk', '--input', fixture('library/openapi.yaml'));
    await link(workspace);
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true }));

  it('makes a workspace whose types hold, the example of its README among them', async () => {
    const [, example = ''] = /```ts\n([^`]+)```/.exec(await readFile(join(workspace, 'README.md'), 'utf8')) ?? [];
    expect(example).toContain('new Library(');
    await writeFile(join(workspace, 'packages/core/test/example.ts'), example);
    const { stdout } = await run(bin('tsc'), ['-p', 'tsconfig.json'], { cwd: workspace });
    expect(stdout).toBe('');
  }, 60_000);

  it('makes a site whose types hold', async () => {
    const { stdout } = await run(bin('tsc'), ['-p', 'docs'], { cwd: workspace });
    expect(stdout).toBe('');
  }, 60_000);

  it('makes a workspace whose client is tested against its own server', async () => {
    const env = { ...process.env, NO_COLOR: '1', VITEST: undefined };
    const { stdout } = await run(bin('vitest'), ['run', '--reporter=default'], { cwd: workspace, env });
    expect(stdout).toMatch(/Tests +1 passed/);
  }, 60_000);

  it('makes packages that build, each after those that it needs', async () => {
    for (const name of workspacePackages) {
      const cwd = join(workspace, 'packages', name);
      const { scripts } = JSON.parse(await readFile(join(cwd, 'package.json'), 'utf8'));
      const [program, ...argv] = scripts.build.split(' ');
      await run(program === 'tsc' ? bin(program) : join(cwd, 'node_modules/.bin', program), argv, { cwd });
    }
    const { stdout } = await run(process.execPath, ['packages/cli/dist/bin.js', '--help'], { cwd: workspace });
    expect(stdout).toContain('library');
  }, 120_000);

  it.each([
    [['--help'], 0, 'library-emulator [--port PORT]'],
    [['--port', '70000'], 2, 'library-emulator: The address 127.0.0.1 port 70000 cannot be used'],
    [['--prot', '4010'], 2, "library-emulator: Unknown option '--prot'"],
  ])('makes a server whose program takes %j', async (argv, code, text) => {
    const program = join(workspace, 'packages/emulator/src/bin.ts');
    const ended = await run(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...argv]).then(
      ({ stdout }) => ({ code: 0, text: stdout }),
      (error: { code: number; stderr: string }) => ({ code: error.code, text: error.stderr }),
    );
    expect(ended).toEqual({ code, text: expect.stringContaining(text) });
  });

  /** What the workspace's own script would change. */
  const staleFiles = async () => {
    const { scripts } = JSON.parse(await readFile(join(workspace, 'package.json'), 'utf8'));
    const [, ...argv] = scripts.generate.replace(/^npx -y -p \S+ /, '').split(' ');
    const { error } = await runIn(workspace, ...argv, '--check');
    return error.split('\n').filter((line) => /^(missing|stale|left over): /.test(line));
  };

  it('names its calls in a configuration that gives the same code', async () => {
    expect(await staleFiles()).toEqual([]);
  }, 60_000);

  it('brings its runtimes to the version of the generator', async () => {
    const file = join(workspace, 'packages/core/src/runtime/client.ts');
    const current = await readFile(file, 'utf8');
    await writeFile(file, `${current}// Of an older version.\n`);
    const changes = await staleFiles();
    await writeFile(file, current);
    expect(changes).toEqual(['stale: packages/core/src/runtime/client.ts']);
  }, 60_000);

  it('names the generator by its package, which nobody else can publish', async () => {
    for (const file of ['package.json', 'README.md']) {
      const text = await readFile(join(workspace, file), 'utf8');
      const own = text.replaceAll(/npx -y -p @llamacloud-prod\/codegen@[\d.]+ sdk-codegen/g, '');
      expect(own).not.toContain('sdk-codegen');
    }
  });

  it('has checks that run its own scripts', async () => {
    const { scripts } = JSON.parse(await readFile(join(workspace, 'package.json'), 'utf8'));
    const { jobs } = parse(await readFile(join(workspace, '.github/workflows/ci.yml'), 'utf8'));
    const steps: readonly { readonly run?: string }[] = jobs.check.steps;
    const commands = steps.flatMap(({ run: text }) =>
      text === undefined ? [] : [text.replace('npx -y pnpm@12 ', '')],
    );
    expect(commands).toEqual(['install', 'build', 'typecheck', 'test', 'docs:build']);
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(commands.slice(1)));
  });

  it('pins the actions of its checks to the commits that this project uses', async () => {
    const uses = async (path: string) => (await readFile(path, 'utf8')).match(/uses: actions\/.*/g) ?? [];
    const used = await uses(join(workspace, '.github/workflows/ci.yml'));
    expect(used).toEqual(Array(2).fill(expect.stringMatching(/^uses: actions\/[a-z-]+@[\da-f]{40} # v[\d.]+$/)));
    expect(await uses(join(packages, '../.github/workflows/release.yml'))).toEqual(expect.arrayContaining(used));
  });

  it('needs no package of this project', async () => {
    const folders = [...workspacePackages.map((name) => `packages/${name}`), 'docs'];
    const manifests = folders.map((name) => readFile(join(workspace, name, 'package.json'), 'utf8'));
    for (const manifest of await Promise.all(manifests)) expect(manifest).not.toContain('llamacloud');
  });

  it('keeps a configuration whole, and gives every entry that the family has', async () => {
    const openapi = join(packages, '../openapi');
    const config = ['--config', join(openapi, 'sdk.yaml')];
    await runIn(folder, 'init', 'chat-sdk', '--input', join(openapi, 'llamacloud.yaml'), ...config);
    const place = join(folder, 'chat-sdk');
    const written = await readFile(join(place, 'openapi/sdk.yaml'), 'utf8');
    const given = await readFile(join(openapi, 'sdk.yaml'), 'utf8');
    expect(written).toBe(given.replace('document: llamacloud.yaml', 'document: "llamacloud.yaml"'));
    expect(await runIn(place, 'generate', '--check')).toMatchObject({ code: 0 });
    for (const name of ['core', 'react', 'emulator']) {
      const { exports } = JSON.parse(await readFile(join(place, 'packages', name, 'package.json'), 'utf8'));
      const ours = JSON.parse(await readFile(join(packages, name, 'package.json'), 'utf8'));
      if (name !== 'emulator') expect(Object.keys(exports).sort()).toEqual(Object.keys(ours.exports).sort());
      const sources = Object.values<Record<string, string>>(exports).map((entry) => entry['@llamacloud-prod/source']);
      for (const source of sources) expect(existsSync(join(place, 'packages', name, `${source}`))).toBe(true);
    }
  }, 60_000);

  it('copies all files of a document, wherever a link to its folder is', async () => {
    await symlink(dirname(fixture('many-files/main.yaml')), join(folder, 'linked'), 'junction');
    await runIn(folder, 'init', 'parts-sdk', '--input', 'linked/main.yaml');
    const copied = await readdir(join(folder, 'parts-sdk/openapi'), { recursive: true });
    expect(copied.sort()).toEqual(['main.yaml', 'paths.yaml', 'schemas', 'schemas/user.yaml', 'sdk.yaml']);
  }, 60_000);

  it('keeps files above the document where they stand to it, and finds them again', async () => {
    await mkdir(join(folder, 'specs/api'), { recursive: true });
    await writeFile(join(folder, 'specs/name.yaml'), 'type: string');
    await writeFile(
      join(folder, 'specs/api/main.yaml'),
      "openapi: 3.1.0\ninfo: { title: A, version: '1' }\npaths: {}\ncomponents: { schemas: { A: { $ref: ../name.yaml } } }",
    );
    const place = join(folder, 'above-sdk');
    await runIn(folder, 'init', 'above-sdk', '--input', 'specs/api/main.yaml', '--root', 'specs');
    expect((await readdir(join(place, 'openapi'), { recursive: true })).sort()).toEqual([
      'api',
      'api/main.yaml',
      'name.yaml',
      'sdk.yaml',
    ]);
    expect(await runIn(place, 'generate', '--check')).toMatchObject({
      code: 0,
      error: expect.stringMatching(/^\d+ op/),
    });
  }, 60_000);

  it.each([
    ['/v3/api-docs?key=secret', '{"openapi":"3.1.0","info":{"title":"A","version":"1"},"paths":{}}', 'api-docs.json'],
    ['/spec.yml', "openapi: 3.1.0\ninfo: { title: A, version: '1' }\npaths: {}\n", 'spec.yaml'],
  ])(
    'brings a document from the address %s',
    async (address, text, name) => {
      await using server = await serve((_, response) => response.end(text));
      const place = await mkdtemp(join(folder, 'address-'));
      await runIn(place, 'init', 'sdk', '--input', server.url + address);
      expect(await readFile(join(place, 'sdk/openapi', name), 'utf8')).toBe(text);
      expect(await runIn(join(place, 'sdk'), 'generate', '--check')).toMatchObject({ code: 0 });
    },
    60_000,
  );

  it('refuses a folder that holds something', async () => {
    expect(await runIn(folder, 'init', 'library-sdk', '--input', fixture('library/openapi.yaml'))).toEqual({
      code: 2,
      out: '',
      error: 'library-sdk is not empty. Name an empty folder.\n',
    });
  });

  it('refuses a file in place of the folder', async () => {
    await writeFile(join(folder, 'taken'), '');
    expect(await runIn(folder, 'init', 'taken', '--input', fixture('library/openapi.yaml'))).toEqual({
      code: 2,
      out: '',
      error: 'taken is a file. Name an empty folder.\n',
    });
  });

  it('refuses a document that would take the place of the configuration', async () => {
    await copyFile(fixture('library/openapi.yaml'), join(folder, 'sdk.yaml'));
    const { code, error } = await runIn(folder, 'init', 'other', '--input', 'sdk.yaml');
    expect({ code, error }).toEqual({
      code: 2,
      error: 'sdk.yaml is the name of the configuration beside the document. Give the document another name.\n',
    });
  });

  it.each([[['init', 'a']], [['init', '--input', 'a.yaml']]])('refuses %j', async (argv) => {
    expect((await runIn(folder, ...argv)).error).toBe(
      'Name a folder and a document: sdk-codegen init DIR --input DOC.\n',
    );
  });
});
