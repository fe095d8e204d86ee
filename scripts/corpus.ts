import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { root, runSource } from './run-step.ts';

/** What is known of one document's family. */
interface Row {
  readonly file: string;
  readonly version: string;
  readonly operations: number;
  readonly seconds: number;
  readonly peakMegabytes: number;
  readonly outputMegabytes: number;
  readonly warnings: number;
  readonly typeErrors: number;
  readonly failure?: string;
}

const scratch = join(root, '.cache/corpus');
const files = process.argv.slice(2);

if (files.length === 0) {
  process.stderr.write('Name at least one OpenAPI document: npx -y pnpm@12 corpus FILE…\n');
  process.exitCode = 2;
} else {
  await linkLibraries();
  printRow(['document', 'version', 'operations', 'seconds', 'peak MB', 'output MB', 'warnings', 'type errors']);
  for (const file of files) {
    const row = await tryDocument(resolve(process.env.INIT_CWD ?? '.', file));
    const { version, operations, warnings, typeErrors } = row;
    const figures = [row.seconds.toFixed(1), row.peakMegabytes.toFixed(0), row.outputMegabytes.toFixed(1)];
    printRow([row.file, version, operations, ...figures, warnings, typeErrors]);
    if (row.failure !== undefined) process.stdout.write(`${row.failure.trim()}\n`);
    if (row.failure !== undefined || typeErrors > 0) process.exitCode = 1;
  }
}

function printRow(cells: readonly (string | number)[]): void {
  const [first, ...others] = cells.map(String);
  process.stdout.write(`${first?.padEnd(28)}${others.map((cell) => cell.padStart(12)).join('')}\n`);
}

/** Generates a family twice, compares the bytes, and type-checks it. */
async function tryDocument(input: string): Promise<Row> {
  const file = basename(input);
  const folders = [join(scratch, file), join(scratch, `${file}.again`)] as const;
  const nothing = {
    file,
    version: '-',
    operations: 0,
    seconds: 0,
    peakMegabytes: 0,
    outputMegabytes: 0,
    warnings: 0,
    typeErrors: 0,
  };
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
  const runs = [];
  for (const folder of folders) {
    const run = await execute([...runSource, 'scripts/corpus-child.ts', input, folder]);
    if (run.code !== 0) return { ...nothing, failure: run.stderr || `The generator ended with ${run.code}.` };
    runs.push(run);
  }
  const [first, second] = await Promise.all(folders.map(measureFolder));
  await rm(folders[1], { recursive: true, force: true });
  const types = await checkTypes(folders[0]);
  const errors = types.stdout.split('\n').filter((line) => line.includes(': error TS'));
  const isSame = first?.hash === second?.hash;
  const failure = isSame ? errors.slice(0, 5).join('\n') : 'Two runs gave different bytes.';
  return {
    ...nothing,
    ...(JSON.parse(runs[0]?.stdout ?? '{}') as Partial<Row>),
    outputMegabytes: (first?.bytes ?? 0) / 1e6,
    typeErrors: types.code === 0 ? 0 : Math.max(errors.length, 1),
    ...(failure !== '' && { failure }),
  };
}

async function checkTypes(folder: string) {
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n');
  const compilerOptions = {
    noEmit: true,
    allowImportingTsExtensions: true,
    customConditions: [],
    lib: ['es2023', 'esnext.disposable', 'dom', 'dom.iterable', 'dom.asynciterable'],
    types: ['node'],
    jsx: 'react-jsx',
  };
  const include = ['core', 'react', 'cli', 'emulator'];
  const config = { extends: join(root, 'tsconfig.base.json'), compilerOptions, include };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
  return execute(['tsc', '-p', folder]);
}

/** One hash over all paths and contents below a folder, and the size of all of them. */
async function measureFolder(folder: string): Promise<{ hash: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const path of paths.sort()) {
    const content = await readFile(path);
    hash.update(path.slice(folder.length)).update(content);
    bytes += content.length;
  }
  return { hash: hash.digest('hex'), bytes };
}

/** Makes the npm libraries of the packages resolvable from the scratch folder, as installing them would. */
async function linkLibraries(): Promise<void> {
  for (const name of ['core', 'react', 'cli', 'emulator']) {
    const folder = join(root, 'packages', name);
    const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Record<string, object>;
    const own = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
    for (const library of own.filter((each) => !each.startsWith('@llamacloud-prod/'))) {
      const link = join(scratch, 'node_modules', library);
      await mkdir(dirname(link), { recursive: true });
      await rm(link, { force: true });
      await symlink(join(folder, 'node_modules', library), link, 'junction');
    }
  }
}

async function execute([file = '', ...rest]: readonly string[]) {
  const child = spawn(file, rest, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  const code = await new Promise<number | null>((ended) => child.once('close', ended));
  return { code, stdout, stderr };
}
