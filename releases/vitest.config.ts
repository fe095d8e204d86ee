import { mergeConfig } from 'vitest/config';
import { nodeConditions, nodeProject } from '../scripts/vitest-project.ts';

/** Package managers and compilers are started by these tests, so that each may take a while. */
export default mergeConfig(nodeProject('releases'), {
  // The global set-up runs in an environment of Vitest's own.
  environments: { __vitest__: { resolve: { conditions: nodeConditions } } },
  test: { globalSetup: ['./test/global-setup.ts'], testTimeout: 120_000, hookTimeout: 120_000 },
});
