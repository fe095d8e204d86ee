import { createClient } from '@hey-api/openapi-ts';
import { runGenerator } from '../generator.ts';

await runGenerator((input, output) =>
  createClient({
    input,
    output: { path: output, module: { extension: '.ts' } },
    logs: { level: 'silent', file: false },
    plugins: ['@hey-api/client-fetch', '@hey-api/typescript', '@hey-api/sdk', '@tanstack/react-query'],
  }),
);
