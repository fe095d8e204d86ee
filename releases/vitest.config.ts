import { configDefaults, mergeConfig } from 'vitest/config';
import { nodeConditions, nodeProject } from '../scripts/vitest-project.ts';

/** They take minutes: one installs, builds and publishes a copy of the workspace, the other a new one with its site. */
const slow =
  process.env.TEST_FULL === '1'
    ? []
    : ['test/from-document-to-release.test.ts', 'test/consumers/new-workspace.test.ts'];

/** Package managers and compilers are started by these tests, so that each may take a while. */
export default mergeConfig(nodeProject('releases'), {
  // The global set-up runs in an environment of Vitest's own.
  environments: { __vitest__: { resolve: { conditions: nodeConditions } } },
  test: {
    globalSetup: ['./test/global-setup.ts'],
    exclude: [...configDefaults.exclude, ...slow],
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
