import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'rolldown';
import manifest from './package.json' with { type: 'json' };

/**
 * Small libraries that become part of the program, with their licences beside it: those of core, which every call
 * needs, and one that is an ES module alone, whose default export CommonJS cannot import.
 */
const bundledLibraries = ['eventsource-parser', 'fast-string-truncated-width', 'openapi-fetch'];

/** Under its condition, packages of the family give their sources. */
const [scope] = manifest.name.split('/');

/**
 * The program as few files: every file that is loaded costs time at the start, and a call would load a hundred. What is
 * seldom used stays apart, and the program's own dependencies are installed with it.
 *
 * They are CommonJS, which Node loads faster than ES modules: it needs no list of what its own modules export, and to
 * make that of `node:fs` alone takes longer than to run `--help`.
 */
export default defineConfig({
  input: fileURLToPath(new URL('src/bin.ts', import.meta.url)),
  platform: 'node',
  external: Object.keys(manifest.dependencies).filter((name) => !bundledLibraries.includes(name)),
  resolve: { conditionNames: [`${scope}/source`, 'node', 'import', 'default'] },
  plugins: [
    {
      name: 'program-files',
      generateBundle() {
        this.emitFile({ type: 'asset', fileName: 'package.json', source: '{ "type": "commonjs" }\n' });
        this.emitFile({ type: 'asset', fileName: 'licenses.txt', source: bundledLibraries.map(licenseOf).join('\n') });
      },
    },
  ],
  output: {
    dir: 'dist',
    cleanDir: true,
    format: 'cjs',
    sourcemap: true,
    // They are in src, which the package has too.
    comments: false,
    chunkFileNames: '[name].js',
    codeSplitting: {
      groups: [
        // What runs before a command is chosen, and the little that help and calls share.
        {
          name: 'start',
          test: /src\/(runtime\/(run-process|placeholder|input\/definition-name)|generated\/cli)\.ts$/,
          priority: 2,
        },
        // What every call needs.
        {
          name: 'call',
          test: /core\/src\/(generated\/create-client|runtime\/http\/(request|split-params))\.ts$|runtime\/(prepare-call|run-command|output\/(print-answer|json)|config\/config-file)\.ts$/,
          priority: 1,
        },
        { name: 'help', test: /runtime\/help-text\.ts$/ },
      ],
    },
  },
});

function licenseOf(library: string): string {
  const folders = ['.', '../core'].map((holder) => new URL(`${holder}/node_modules/${library}/`, import.meta.url));
  const files = folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => new URL(name, folder)));
  const file = files.find(({ pathname }) => /\/license[^/]*$/i.test(pathname));
  if (file === undefined) throw new Error(`${library} has no licence.`);
  return `${library}\n\n${readFileSync(file, 'utf8').trim()}\n`;
}
