import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Plugin } from 'esbuild';

/** What is imported dynamically is loaded later, if at all. */
const leaveDynamicImports: Plugin = {
  name: 'leave dynamic imports',
  setup: ({ onResolve }) =>
    onResolve({ filter: /./ }, ({ kind, path }) => (kind === 'dynamic-import' ? { path, external: true } : undefined)),
};

/**
 * Bytes that a browser application loads when it starts, minified and gzipped.
 *
 * @param external - Modules that are left out, as esbuild takes them.
 */
export async function measureBundle(entry: string, external: readonly string[]): Promise<number> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2023',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    external: [...external],
    plugins: [leaveDynamicImports],
    legalComments: 'none',
    logLevel: 'error',
    write: false,
  });
  const compressed = await promisify(gzip)(outputFiles[0]?.contents ?? '', { level: 9 });
  return compressed.length;
}
