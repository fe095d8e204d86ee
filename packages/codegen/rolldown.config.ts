import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'rolldown';
import manifest from './package.json' with { type: 'json' };

/**
 * The program as few files: to load nine hundred modules, its own and those of its libraries, takes longer than to make a
 * small family. What the manifest calls a dependency is installed beside it; what it calls a development dependency becomes
 * part of the program, with its licence.
 */
export default defineConfig({
  input: {
    bin: 'src/bin.ts',
    index: 'src/index.ts',
    'check-worker': 'src/threads/check-worker.ts',
    'print-worker': 'src/threads/print-worker.ts',
  },
  cwd: fileURLToPath(new URL('.', import.meta.url)),
  platform: 'node',
  external: Object.keys(manifest.dependencies).map((name) => new RegExp(`^${name}(/|$)`)),
  plugins: [
    {
      name: 'required-libraries',
      // What Node loads sooner by `require` is found as well: installed beside the program, or made a part of it.
      transform(code) {
        const own = 'const require = createRequire(import.meta.url);';
        return code.includes(own) ? { code: code.replace(own, ''), map: null } : null;
      },
    },
    {
      name: 'licences',
      generateBundle(_options, bundle) {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const folders = new Set(chunks.flatMap(({ moduleIds }) => moduleIds).flatMap(libraryFolder));
        this.emitFile({
          type: 'asset',
          fileName: 'licenses.txt',
          source: [...folders].sort().map(licenceOf).join('\n'),
        });
      },
    },
  ],
  output: {
    dir: 'dist',
    cleanDir: true,
    // Sources and comments are in src, which the package has too.
    sourcemap: true,
    sourcemapExcludeSources: true,
    comments: false,
    chunkFileNames: '[name].js',
  },
});

/** The folder of the library that a module belongs to. */
function libraryFolder(module: string): readonly string[] {
  const [folder] = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(module) ?? [];
  return folder === undefined ? [] : [folder];
}

/** The text of a library's licence, or where the library is from when it comes without the text. */
function licenceOf(folder: string): string {
  const { name, license, repository } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((path) => /^licen[cs]e/i.test(path));
  const text = file === undefined ? repository.url : readFileSync(join(folder, file), 'utf8').trim();
  return `${name}: ${license}\n\n${text}\n`;
}
