import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alternate } from '../../src/harness/contender.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'benchmarks-test-'));
});

afterAll(() => rm(folder, { recursive: true }));

describe('alternate', () => {
  it('warms each contender up, and runs every other round backwards', async () => {
    const file = join(folder, 'turns');
    const module = new URL('./jobs/note-turn.ts', import.meta.url);
    const contenders = ['a', 'b', 'c'].map((name) => ({ name, module, input: { file, name } }));
    const samples = await alternate(contenders, { rounds: 3, times: 1, warmUp: 2 });
    expect(await readFile(file, 'utf8')).toBe('aabbcc' + 'abc' + 'cba' + 'abc');
    expect(samples.map((rounds) => rounds.map(({ own }) => own.times))).toEqual(Array(3).fill([1, 1, 1]));
    for (const { cpuMs, wallMs } of samples.flat()) {
      expect(cpuMs).toBeGreaterThan(0);
      expect(wallMs).toBeGreaterThan(0);
    }
  });

  it('names the contender that ends before it has done its job', async () => {
    const module = new URL('./jobs/fail.ts', import.meta.url);
    const contender = { name: 'a quitter', module, input: null };
    await expect(alternate([contender], { rounds: 1, times: 1 })).rejects.toThrow(
      'a quitter ended before it had done its job.',
    );
  });
});
