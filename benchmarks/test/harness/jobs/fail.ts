import type { Prepare } from '../../../src/harness/contender.ts';

/** Does its job once, and no more. */
export const prepare: Prepare<null> = () => {
  let turns = 0;
  return async () => {
    turns += 1;
    if (turns > 1) process.exit(3);
    return undefined;
  };
};
