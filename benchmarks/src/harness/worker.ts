import type { Prepare, Sample } from './contender.ts';

/** The process of one contender: it does its job whenever it is sent how often, and answers what that took. */
const [module = '', input = 'null'] = process.argv.slice(2);
const { prepare } = (await import(module)) as { prepare: Prepare<unknown> };
const job = await prepare(JSON.parse(input));

process.on('message', async (times: number) => {
  // What an earlier slice left behind is not this one's.
  globalThis.gc?.();
  const cpuBefore = process.cpuUsage();
  const wallBefore = performance.now();
  const own = (await job(times)) ?? {};
  const { user, system } = process.cpuUsage(cpuBefore);
  const sample: Sample = { cpuMs: (user + system) / 1000, wallMs: performance.now() - wallBefore, own };
  process.send?.(sample);
});
