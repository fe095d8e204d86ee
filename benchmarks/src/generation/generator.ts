/** What one run of a generator took. */
export interface GenerationCost {
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly peakMegabytes: number;
}

/**
 * Runs a generator on the document and into the folder that the process was given, and sends the parent what the whole
 * process took, from its start.
 */
export async function runGenerator(generate: (input: string, output: string) => Promise<unknown>): Promise<void> {
  const [input = '', output = ''] = process.argv.slice(2);
  await generate(input, output);
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const cost: GenerationCost = {
    wallMs: performance.now(),
    cpuMs: (userCPUTime + systemCPUTime) / 1000,
    peakMegabytes: maxRSS / 1024,
  };
  process.send?.(cost);
}
