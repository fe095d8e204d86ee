import { defineProject } from 'vitest/config';
import { nodeConditions } from '../scripts/vitest-project.ts';

/** The built site: it is built once, and every test reads that. */
export default defineProject({
  ssr: { resolve: { conditions: nodeConditions } },
  test: {
    name: 'docs',
    include: ['test/site/**/*.test.ts'],
    globalSetup: ['./test/site/build-site.ts'],
    testTimeout: 15_000,
  },
});
