import { defineConfig } from 'vitest/config';
import { nodeConditions } from '../../../scripts/vitest-project.ts';

/** Runs the tests that a page shows, with the packages read from their sources. */
export default defineConfig({ ssr: { resolve: { conditions: nodeConditions } } });
