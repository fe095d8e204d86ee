import { defineConfig } from 'vitest/config';

/** One run for every package: `vitest run --project core` runs one. */
export default defineConfig({
  test: {
    projects: ['packages/*/vitest.config.ts', 'docs/vitest.config.ts', 'scripts/vitest.config.ts'],
    reporters: ['default', './scripts/closing-line-reporter.ts'],
  },
});
