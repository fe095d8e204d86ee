import { join } from 'node:path';
import { generate } from 'orval';
import { runGenerator } from '../generator.ts';

await runGenerator((input, output) =>
  generate({
    input,
    output: {
      target: join(output, 'api.ts'),
      client: 'react-query',
      httpClient: 'fetch',
      override: { query: { version: 5 } },
    },
  }),
);
