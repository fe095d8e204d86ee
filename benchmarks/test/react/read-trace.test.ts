import { describe, expect, it } from 'vitest';
import { readTrace } from '../../src/react/read-trace.ts';

const thread = (tid: number, name: string) => ({ name: 'thread_name', pid: 1, tid, args: { name } });
const task = (tid: number, dur: number) => ({ name: 'RunTask', pid: 1, tid, dur });
const traceOf = (...traceEvents: object[]) => Buffer.from(JSON.stringify({ traceEvents }));

describe('readTrace', () => {
  it('adds up the tasks of the main thread and finds the longest, in milliseconds', () => {
    const trace = traceOf(task(1, 2_000), thread(1, 'CrRendererMain'), task(1, 51_000), {
      ...task(1, 0),
      name: 'Paint',
    });
    expect(readTrace(trace)).toEqual({ busyMs: 53, longestTaskMs: 51 });
  });

  it('takes the busiest page, and no other thread', () => {
    const trace = traceOf(
      ...[thread(1, 'CrRendererMain'), thread(2, 'CrRendererMain'), thread(3, 'Compositor')],
      ...[task(1, 1_000), task(2, 3_000), task(3, 9_000)],
    );
    expect(readTrace(trace)).toEqual({ busyMs: 3, longestTaskMs: 3 });
  });

  it.each([
    ['has no page', traceOf(task(1, 1_000))],
    ['has a page without tasks', traceOf(thread(1, 'CrRendererMain'))],
  ])('refuses a trace that %s', (_fact, trace) => {
    expect(() => readTrace(trace)).toThrow('The trace has no task of a page.');
  });
});
