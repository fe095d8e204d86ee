import { runScript, runSource, runStep } from './run-step.ts';

/** Tests read it to find out whether they may take minutes. */
const env: Record<string, string> = process.argv.includes('--full') ? { TEST_FULL: '1' } : {};

/** Everything that has to hold before a change lands, the quickest checks first. With `--full`, also what takes long. */
await runScript(async () => {
  await runStep('Lint', ['biome', 'check', '--error-on-warnings', '.']);
  await runStep('Generated code is up to date', [...runSource, 'packages/codegen/src/bin.ts', 'generate', '--check']);
  await runStep('Types', ['pnpm', 'run', 'typecheck']);
  await runStep('Build', ['pnpm', 'run', 'build']);
  await runStep('Tests', ['vitest', 'run'], { env });
});
