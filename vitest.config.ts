import { defineConfig } from 'vitest/config';

/** One run for every package: `vitest run --project core` runs one. */
export default defineConfig({
  test: {
    projects: ['{packages/*,docs,scripts,examples/*,releases,benchmarks}/vitest{,.node}.config.ts'],
    reporters: ['default', './scripts/closing-line-reporter.ts'],
  },
});
