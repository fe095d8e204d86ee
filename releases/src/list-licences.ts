import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readPublishedManifests } from './pack-packages.ts';
import { runProgram } from './run-program.ts';

/** Where the list stands, from the root of the repository. */
export const licencesFile = 'docs/contributing/licences.md';

/** A library that comes with a published package. */
interface Library {
  readonly name: string;
  readonly licence: string;
  /** The package that brings it. */
  readonly package: string;
}

/**
 * The licences of everything that the published packages bring along, as Markdown.
 *
 * Packages for one system alone, which hold another package's binary, are left out: which of them is installed differs from
 * machine to machine.
 */
export async function listLicences(root: string): Promise<string> {
  const folders = [...(await readPublishedManifests(root)).keys()];
  const libraries = (await Promise.all(folders.map((folder) => readLibraries(root, folder)))).flat();
  const named = Map.groupBy(libraries, ({ name, licence }) => `\`${name}\`|${licence}`);
  const rows = [...named].map(([key, users]) => [...key.split('|'), users.map((each) => each.package).join(', ')]);
  return `# Licences

What the published packages bring along when they are installed, from the lockfile. Made by \`npx -y pnpm@12 licences\`. What is
part of a program has its licence beside it, in \`dist/licenses.txt\`.

${table([['library', 'licence', 'comes with'], ...rows.sort()])}
`;
}

/** A table whose columns are as wide as their widest cell, as the formatter writes it. */
function table([head = [], ...rows]: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** One entry of `pnpm licenses list --json`. */
interface Entry {
  readonly name: string;
  readonly paths: readonly string[];
}

async function readLibraries(root: string, folder: string): Promise<readonly Library[]> {
  const command = ['pnpm', 'licenses', 'list', '--prod', '--json'];
  const stdout = await runProgram(command, { cwd: join(root, 'packages', folder) });
  const groups = Object.entries(JSON.parse(stdout) as Record<string, readonly Entry[]>);
  const libraries = groups.flatMap(([licence, entries]) =>
    entries.map(async ({ name, paths }) => {
      const manifest = await readFile(join(paths[0] ?? '', 'package.json'), 'utf8');
      const isForOneSystem = (JSON.parse(manifest) as { os?: readonly string[] }).os !== undefined;
      return isForOneSystem ? [] : [{ name, licence, package: folder }];
    }),
  );
  return (await Promise.all(libraries)).flat();
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const root = join(import.meta.dirname, '../..');
  await writeFile(join(root, licencesFile), await listLicences(root));
}
