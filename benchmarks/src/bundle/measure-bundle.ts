import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/**
 * Bytes that an application loads when it starts, minified and gzipped: its entry, and the chunks which that imports
 * statically.
 *
 * @param external - Modules that are left out, as esbuild takes them.
 */
export async function measureBundle(entry: string, external: readonly string[]): Promise<number> {
  const { build } = await import('esbuild');
  const { outputFiles, metafile } = await build({
    entryPoints: [entry],
    outdir: 'out',
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2023',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    external: [...external],
    legalComments: 'none',
    logLevel: 'error',
    metafile: true,
    write: false,
  });
  const loaded = new Set<string>();
  const load = (path: string) => {
    if (loaded.has(path)) return;
    loaded.add(path);
    const imports = metafile.outputs[path]?.imports ?? [];
    for (const each of imports) if (each.kind === 'import-statement' && !each.external) load(each.path);
  };
  // Chunks that are imported dynamically are entry points to esbuild as well.
  const [start] =
    Object.entries(metafile.outputs).find(([, { entryPoint = '' }]) => resolve(entryPoint) === entry) ?? [];
  if (start === undefined) throw new Error(`esbuild wrote nothing for ${entry}.`);
  load(start);
  const paths = [...loaded].map((path) => resolve(path));
  const sizes = outputFiles
    .filter(({ path }) => paths.includes(path))
    .map(async ({ contents }) => (await promisify(gzip)(contents, { level: 9 })).length);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
