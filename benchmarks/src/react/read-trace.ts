/** What a page's main thread did. */
export interface MainThread {
  readonly busyMs: number;
  readonly longestTaskMs: number;
}

/** Categories that a trace needs for {@link readTrace}. */
export const traceCategories: readonly string[] = ['toplevel', 'disabled-by-default-devtools.timeline'];

/** An event of Chromium's trace format: of a task, `dur` is what it took in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly args?: { readonly name?: string };
}

/**
 * Reads from a trace what the busiest page's main thread did.
 *
 * @throws Error where the trace has no such thread.
 */
export function readTrace(trace: Buffer): MainThread {
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { readonly traceEvents: readonly TraceEvent[] };
  const keyOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const threads = new Map<string, number[]>();
  for (const event of traceEvents) {
    if (event.name === 'thread_name' && event.args?.name === 'CrRendererMain') threads.set(keyOf(event), []);
  }
  for (const event of traceEvents) {
    if (event.name === 'RunTask' && event.dur !== undefined) threads.get(keyOf(event))?.push(event.dur / 1000);
  }
  const busiest = [...threads.values()].toSorted((a, b) => total(b) - total(a))[0];
  if (busiest === undefined || busiest.length === 0) throw new Error('The trace has no task of a page.');
  return { busyMs: total(busiest), longestTaskMs: busiest.reduce((longest, each) => Math.max(longest, each)) };
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}
