import { runScript, runSource, runStep } from './run-step.ts';

/** Everything that has to hold before a change lands, the quickest checks first. */
await runScript(async () => {
  await runStep('Lint', ['biome', 'check', '--error-on-warnings', '.']);
  await runStep('Generated code is up to date', [...runSource, 'packages/codegen/src/bin.ts', 'generate', '--check']);
  await runStep('Types', ['pnpm', 'run', 'typecheck']);
  await runStep('Build', ['pnpm', 'run', 'build']);
  await runStep('Tests', ['vitest', 'run']);
});
