import { defineProject } from 'vitest/config';
import { nodeConditions } from '../scripts/vitest-project.ts';

/** The site's parts, without the site. */
export default defineProject({
  ssr: { resolve: { conditions: nodeConditions } },
  test: {
    name: 'docs-node',
    include: ['test/**/*.test.ts'],
    exclude: ['test/site/**'],
    restoreMocks: true,
    testTimeout: 15_000,
  },
});
