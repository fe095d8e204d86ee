import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { IdleWatch } from '../../../src/runtime/http/idle-watch.ts';

describe('IdleWatch', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('notices a wait that is too long', () => {
    const onIdle = vi.fn();
    new IdleWatch(100, onIdle).begin();
    vi.advanceTimersByTime(99);
    expect(onIdle).not.toHaveBeenCalled();
    vi.advanceTimersToNextTimer().advanceTimersToNextTimer();
    expect(onIdle).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('looks once more, since what arrived may not have been read yet', () => {
    const onIdle = vi.fn();
    const watch = new IdleWatch(100, onIdle);
    watch.begin();
    vi.advanceTimersByTime(100);
    watch.end();
    vi.advanceTimersToNextTimer();
    expect(onIdle).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('begins anew with each wait, with one timer', () => {
    const onIdle = vi.fn();
    const watch = new IdleWatch(100, onIdle);
    for (let wait = 0; wait < 10; wait += 1) {
      watch.begin();
      vi.advanceTimersByTime(90);
      watch.end();
      expect(vi.getTimerCount()).toBeLessThan(2);
    }
    expect(onIdle).not.toHaveBeenCalled();
    watch.begin();
    vi.advanceTimersByTime(200);
    expect(onIdle).toHaveBeenCalledOnce();
  });

  it('does not count the time between waits', () => {
    const onIdle = vi.fn();
    const watch = new IdleWatch(100, onIdle);
    watch.begin();
    watch.end();
    vi.advanceTimersByTime(10_000);
    expect(onIdle).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('leaves no timer when it is stopped', () => {
    const watch = new IdleWatch(100, () => undefined);
    watch.begin();
    watch.stop();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('waits for ever where the time is infinite', () => {
    new IdleWatch(Infinity, () => undefined).begin();
    expect(vi.getTimerCount()).toBe(0);
  });
});
