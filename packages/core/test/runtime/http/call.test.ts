import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Call } from '../../../src/runtime/http/call.ts';
import type { Limits } from '../../../src/runtime/options.ts';
import { readThing } from '../../support/test-client.ts';

const limits: Limits = { timeout: 500, idleTimeout: 100, totalTimeout: Infinity, maxRetries: 0 };

/** A call in a phase, and what has stopped it. */
function attachedCall(given: Partial<Limits> = {}) {
  const call = new Call(readThing, { ...limits, ...given });
  call.attach();
  const onStop = vi.fn();
  call.onStop(onStop);
  return { call, onStop };
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('a deadline', () => {
  it('passes where a wait is too long', () => {
    const { call, onStop } = attachedCall();
    call.expect('idleTimeout');
    vi.advanceTimersByTime(99);
    expect(onStop).not.toHaveBeenCalled();
    vi.advanceTimersToNextTimer().advanceTimersToNextTimer();
    expect(onStop).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ deadline: 'idleTimeout' }));
    expect(() => call.throwIfStopped()).toThrow('Request timed out: idleTimeout of 100 ms.');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('looks once more, since what arrived may not have been read yet', () => {
    const { call, onStop } = attachedCall();
    call.expect('idleTimeout');
    vi.advanceTimersByTime(100);
    call.expect();
    vi.advanceTimersToNextTimer();
    expect(onStop).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('begins anew with each wait, on one timer', () => {
    const { call, onStop } = attachedCall({ totalTimeout: 10_000 });
    for (let wait = 0; wait < 10; wait += 1) {
      call.expect('idleTimeout');
      vi.advanceTimersByTime(90);
      call.expect();
      expect(vi.getTimerCount()).toBe(1);
    }
    expect(onStop).not.toHaveBeenCalled();
    call.expect('idleTimeout');
    vi.advanceTimersByTime(200);
    expect(onStop).toHaveBeenCalledOnce();
  });

  it('does not count the time between waits', () => {
    const { call, onStop } = attachedCall();
    call.expect('idleTimeout');
    call.expect();
    vi.advanceTimersByTime(10_000);
    expect(onStop).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('gives way to that of the whole call where this one is nearer', () => {
    const { call, onStop } = attachedCall({ totalTimeout: 150 });
    call.expect('idleTimeout');
    vi.advanceTimersByTime(90);
    call.expect('idleTimeout');
    vi.advanceTimersByTime(70);
    expect(onStop).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ deadline: 'totalTimeout' }));
  });

  it('of an attempt leaves the call as it is', () => {
    const { call, onStop } = attachedCall();
    call.expect('timeout');
    vi.advanceTimersByTime(600);
    expect(onStop).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ deadline: 'timeout' }));
    expect(() => call.throwIfStopped()).not.toThrow();
  });

  it('may be longer than timers can wait', () => {
    const { call, onStop } = attachedCall({ idleTimeout: 2 ** 31 + 1000 });
    call.expect('idleTimeout');
    vi.advanceTimersByTime(2 ** 31);
    expect(onStop).not.toHaveBeenCalled();
    vi.advanceTimersByTime(2000);
    expect(onStop).toHaveBeenCalledOnce();
  });

  it('that is infinite never passes', () => {
    attachedCall({ idleTimeout: Infinity }).call.expect('idleTimeout');
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('the end of a phase', () => {
  it('leaves no timer', () => {
    const { call } = attachedCall({ totalTimeout: 1000 });
    call.expect('idleTimeout');
    call.release();
    expect(vi.getTimerCount()).toBe(0);
  });
});
