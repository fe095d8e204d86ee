import { createRequire } from 'node:module';
import type ts from 'typescript';

/** TypeScript. It is required: to import it, Node reads all of it twice before, for its form and for its names. */
export const typescript = createRequire(import.meta.url)('typescript') as typeof ts;
