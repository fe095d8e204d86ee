import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { build } from 'esbuild';

/** What an application's bundle weighs, and what is in it. */
export interface Bundle {
  /** Of the minified code, gzipped at level 9. */
  readonly gzippedBytes: number;
  /** Paths of the modules that have code in it. */
  readonly modules: readonly string[];
}

/**
 * Bundles a browser application, as far as it loads at its start: what it imports dynamically is left out.
 *
 * @param source - The application. Imports are relative to the folder `src`.
 */
export async function bundle(source: string): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: source, resolveDir: fileURLToPath(new URL('../../src', import.meta.url)), loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2023',
    write: false,
    metafile: true,
    plugins: [
      {
        name: 'leave dynamic imports',
        setup: ({ onResolve }) =>
          onResolve({ filter: /./ }, ({ kind, path }) =>
            kind === 'dynamic-import' ? { path, external: true } : undefined,
          ),
      },
    ],
  });
  const [output] = Object.values(metafile.outputs);
  const inputs = Object.entries(output?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  const compressed = await promisify(gzip)(outputFiles[0]?.contents ?? '', { level: 9 });
  return { gzippedBytes: compressed.length, modules: inputs.map(([path]) => path) };
}
