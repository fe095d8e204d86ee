import { mergeConfig } from 'vitest/config';
import { nodeProject } from '../../scripts/vitest-project.ts';

// A test that runs the program many times takes long on a busy machine.
export default mergeConfig(nodeProject('cli'), {
  test: { globalSetup: ['./test/build-program.ts'], testTimeout: 60_000 },
});
