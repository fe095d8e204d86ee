import { appendFile } from 'node:fs/promises';
import type { Prepare } from '../../../src/harness/contender.ts';

/** Writes its name into a file, once for each time. */
export const prepare: Prepare<{ file: string; name: string }> =
  ({ file, name }) =>
  async (times) => {
    await appendFile(file, name.repeat(times));
    return { times };
  };
