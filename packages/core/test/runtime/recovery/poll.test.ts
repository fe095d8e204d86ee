import { expect, it, vi } from 'vitest';
import { poll } from '../../../src/runtime/recovery/poll.ts';

const { signal } = new AbortController();
const nothing = async () => undefined;

it('waits for no negative time, which Node warns of, where a look outlasts the deadline', async () => {
  const timer = vi.spyOn(globalThis, 'setTimeout');
  const endMs = performance.now() + 20;
  const look = async () => {
    while (performance.now() <= endMs);
    return undefined;
  };
  expect(await poll(look, endMs, signal)).toBeUndefined();
  expect(timer.mock.calls.map(([, delayMs]) => delayMs)).toEqual([0]);
});

it('gives what is seen at once', async () => {
  expect(await poll(async () => 'seen', performance.now() + 60_000, signal)).toBe('seen');
});

it('looks no more once the time is over', async () => {
  const look = vi.fn(nothing);
  expect(await poll(look, performance.now(), signal)).toBeUndefined();
  expect(look).not.toHaveBeenCalled();
});

it('tells a look of the time that it has found left, though the clock goes on', async () => {
  let nowMs = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => {
    nowMs += 0.5;
    return nowMs;
  });
  const look = vi.fn(async () => 'seen');
  expect(await poll(look, 1.5, signal)).toBe('seen');
  expect(look).toHaveBeenCalledWith(1);
});
