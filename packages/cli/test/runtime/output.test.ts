import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { Output, OutputClosedError } from '../../src/runtime/output.ts';

function collect() {
  const stream = new PassThrough();
  const chunks: string[] = [];
  stream.on('data', (chunk) => chunks.push(String(chunk)));
  return { output: new Output(stream), stream, chunks };
}

async function* items(count: number) {
  for (let id = 1; id <= count; id += 1) yield { id, text: 'two\nlines' };
}

describe('Output', () => {
  it('writes a value as indented JSON', async () => {
    const { output, chunks } = collect();
    await output.writeJson({ a: [1] });
    expect(chunks.join('')).toBe('{\n  "a": [\n    1\n  ]\n}\n');
  });

  it('writes nothing for an answer without a body', async () => {
    const { output, chunks } = collect();
    await output.writeJson(undefined);
    expect(chunks).toEqual([]);
  });

  it.each([
    { count: 0, limit: Number.POSITIVE_INFINITY, ids: [] },
    { count: 1, limit: Number.POSITIVE_INFINITY, ids: [1] },
    { count: 3, limit: Number.POSITIVE_INFINITY, ids: [1, 2, 3] },
    { count: 5, limit: 2, ids: [1, 2] },
  ])('writes $count items, at most $limit, as one indented array', async ({ count, limit, ids }) => {
    const { output, chunks } = collect();
    await output.writeArray(items(count), limit);
    const wanted = ids.map((id) => ({ id, text: 'two\nlines' }));
    expect(chunks.join('')).toBe(`${JSON.stringify(wanted, null, 2)}\n`);
  });

  it('takes no item beyond the limit', async () => {
    const { output } = collect();
    let taken = 0;
    async function* counted() {
      for await (const item of items(5)) {
        taken += 1;
        yield item;
      }
    }
    await output.writeArray(counted(), 2);
    expect(taken).toBe(2);
  });

  it('leaves the array open when the items fail half-way', async () => {
    const { output, chunks } = collect();
    async function* failing() {
      yield 1;
      throw new Error('gone');
    }
    await expect(output.writeArray(failing(), Number.POSITIVE_INFINITY)).rejects.toThrow('gone');
    expect(chunks.join('')).toBe('[\n  1');
  });

  it('writes each event as one line before it asks for the next', async () => {
    const { output, chunks } = collect();
    const seen: number[] = [];
    async function* watched() {
      for await (const item of items(3)) {
        seen.push(chunks.length);
        yield item;
      }
    }
    await output.writeLines(watched());
    expect(seen).toEqual([0, 1, 2]);
    expect(chunks[0]).toBe('{"id":1,"text":"two\\nlines"}\n');
  });

  it('tells a reader that went away from other failures', async () => {
    const failWith = (code: string) => {
      const stream = new PassThrough();
      stream._transform = (_chunk, _encoding, done) => done(Object.assign(new Error(code), { code }));
      return new Output(stream).write('x');
    };
    await expect(failWith('EPIPE')).rejects.toThrow(OutputClosedError);
    await expect(failWith('ENOSPC')).rejects.toThrow('ENOSPC');
  });
});
