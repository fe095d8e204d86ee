import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { Output, OutputClosedError, type OutputOptions } from '../../../src/runtime/output/output.ts';

function collect(options: OutputOptions = {}) {
  const stream = new PassThrough();
  const chunks: string[] = [];
  stream.on('data', (chunk) => chunks.push(String(chunk)));
  return { output: new Output(stream, options), stream, chunks };
}

describe('Output', () => {
  it('makes text harmless, and leaves bytes and bare text for a pipe alone', async () => {
    const { output, chunks } = collect();
    await output.write('\u001b[2J');
    await output.writeBare('\u001b[2J');
    await output.writeBytes(Uint8Array.of(0x1b));
    expect(chunks).toEqual(['\\u001b[2J', '\u001b[2J', '\u001b']);
  });

  it('makes bare text harmless on a terminal', async () => {
    const { output, chunks } = collect({ isTerminal: true });
    await output.writeBare('\u001b[2J');
    expect(chunks).toEqual(['\\u001b[2J']);
  });

  it('tells a reader that went away from other failures', async () => {
    const failWith = (code: string) => {
      const stream = new PassThrough();
      stream._transform = (_chunk, _encoding, done) => done(Object.assign(new Error(code), { code }));
      return new Output(stream).write('x');
    };
    await expect(failWith('EPIPE')).rejects.toThrow(OutputClosedError);
    await expect(failWith('ENOSPC')).rejects.toThrow('cannot write the output (ENOSPC)');
  });
});
