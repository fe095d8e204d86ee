import { describe, expect, it } from 'vitest';
import { Thread } from '../../src/threads/thread.ts';

describe('Thread', () => {
  it('throws what has ended it, whenever it is asked', async () => {
    const thread = new Thread<string, string>('../../test/threads/failing-worker');
    await expect(thread.ask('first')).rejects.toThrow('The worker fails.');
    await expect(thread.ask('second')).rejects.toThrow('The worker fails.');
  });
});
