import { allTargets, generate, SpecError } from '../packages/codegen/src/index.ts';

/** Generates one family in a process of its own, so that its peak of memory is its own, and prints the figures. */
const [input = '', output = ''] = process.argv.slice(2);
const start = performance.now();
const { operations, warnings, version } = await generate({
  input,
  output,
  targets: new Set(allTargets),
  check: false,
}).catch((error: unknown) => {
  if (!(error instanceof SpecError)) throw error;
  process.stderr.write(error.message);
  process.exit(1);
});
const seconds = (performance.now() - start) / 1000;
const peakMegabytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ version, operations, warnings: warnings.length, seconds, peakMegabytes }));
