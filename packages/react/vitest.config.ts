import { playwright } from '@vitest/browser-playwright';
import { defineProject } from 'vitest/config';
import { findChromium } from '../../scripts/chromium.ts';
import { browserConditions, nodeConditions } from '../../scripts/vitest-project.ts';

// Every run of Vitest loads this file. That there is no browser is for the global set-up to say, once these tests run.
const chromium = await findChromium().catch(() => undefined);

/** Components are tested in a browser, against the emulator over HTTP. */
export default defineProject({
  resolve: { conditions: browserConditions },
  // The global set-up runs in Node, in an environment of Vitest's own.
  environments: { __vitest__: { resolve: { conditions: nodeConditions } } },
  optimizeDeps: {
    include: ['@tanstack/react-query', 'react', 'react-dom/client', 'react/jsx-dev-runtime', 'vitest-browser-react'],
  },
  test: {
    name: 'react',
    include: ['test/browser/**/*.test.tsx'],
    globalSetup: ['./test/browser/check-browser.ts', './test/browser/emulator.ts'],
    testTimeout: 15_000,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: { ...chromium } }),
      instances: [{ browser: 'chromium' }],
    },
  },
});
