import { closeSync, openSync, writeSync } from 'node:fs';
import { Writable } from 'node:stream';
import { CommandError } from '../command-error.ts';
import { exitCodes } from '../exit-codes.ts';

/** A file that is opened when there is something to write, so that a failed request leaves what was there. */
export function lazyFile(path: string): Writable {
  let file: number | undefined;
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      try {
        file ??= openSync(path, 'w');
        for (let start = 0; start < chunk.length; ) start += writeSync(file, chunk, start);
        done();
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        const problem = `--output: cannot write ${JSON.stringify(path)} (${code})`;
        done(new CommandError(exitCodes.usage, problem, 'Name a file that can be written.'));
      }
    },
    final(done) {
      if (file !== undefined) closeSync(file);
      done();
    },
  });
}
