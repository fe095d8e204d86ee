import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder, ownDocument } from '../harness/folders.ts';

const folder = join(cacheFolder, 'peers');
let generated: Promise<void> | undefined;

/**
 * Has hey-api, orval and openapi-typescript generate from our document, once for all benchmarks of a run: into
 * `.cache/peers`, where the applications that are measured import them.
 */
export function generatePeers(): Promise<void> {
  generated ??= generate();
  return generated;
}

async function generate(): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  // So that Node runs it as it is written.
  const module = { extension: '.ts' };
  const { createClient } = await import('@hey-api/openapi-ts');
  const common = { input: ownDocument, logs: { level: 'silent' as const } };
  await createClient({
    ...common,
    output: { path: join(folder, 'hey-api'), module },
    plugins: ['@hey-api/client-fetch', '@hey-api/typescript', '@hey-api/sdk', '@tanstack/react-query'],
  });
  await createClient({
    ...common,
    output: { path: join(folder, 'hey-api-zod'), module },
    plugins: ['@hey-api/client-fetch', '@hey-api/typescript', 'zod', { name: '@hey-api/sdk', validator: true }],
  });
  const { generate: orval } = await import('orval');
  await orval({
    input: ownDocument,
    output: {
      target: join(folder, 'orval/hooks.ts'),
      client: 'react-query',
      httpClient: 'fetch',
      baseUrl: 'https://api.cloud.llamaindex.ai',
      override: { query: { version: 5 } },
    },
  });
}
