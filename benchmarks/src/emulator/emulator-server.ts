import { startEmulator } from '@llamacloud-prod/emulator';

/** What the emulator's process has used so far. */
export interface Usage {
  readonly cpuMs: number;
  readonly peakMegabytes: number;
}

/** An emulator in a process of its own. It sends its address, and its usage whenever it is sent anything. */
const [data = ':memory:', folder] = process.argv.slice(2);
const emulator = await startEmulator({ data, ...(folder && { indexes: { 'idx-files': folder } }) });
process.on('message', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage: Usage = { cpuMs: (userCPUTime + systemCPUTime) / 1000, peakMegabytes: maxRSS / 1024 };
  process.send?.(usage);
});
process.on('SIGTERM', async () => {
  await emulator.close();
  process.exit();
});
process.send?.(emulator.url);
