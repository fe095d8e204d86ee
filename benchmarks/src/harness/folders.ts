import { fileURLToPath } from 'node:url';
import { root } from '../../../scripts/run-step.ts';

export { root };
/** This workspace. */
export const benchmarksFolder: string = fileURLToPath(new URL('../..', import.meta.url));
/** What benchmarks write while they run: nothing that is checked in. */
export const cacheFolder: string = fileURLToPath(new URL('../../.cache', import.meta.url));
/** Where the site reads results from. */
export const resultsFolder: string = fileURLToPath(new URL('../../../docs/src/benchmarks', import.meta.url));
/** The document that the packages are generated from. */
export const ownDocument: string = fileURLToPath(new URL('../../../openapi/llamacloud.yaml', import.meta.url));
