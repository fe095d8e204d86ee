import { createRequire } from 'node:module';
import type * as library from 'openapi-typescript';

const require = createRequire(import.meta.url);

/**
 * The parts of openapi-typescript that make types. Its entry loads what reads and checks documents, too, and takes longer
 * than most documents do; it is required since that is how TypeScript loads soonest.
 */
export const openapiTypescript: Pick<typeof library, 'resolveRef' | 'scanDiscriminators' | 'transformSchema'> = {
  ...require('openapi-typescript/dist/lib/utils.cjs'),
  transformSchema: require('openapi-typescript/dist/transform/index.cjs'),
};
