import { createRequire } from 'node:module';
import type ts from 'typescript';

const require = createRequire(import.meta.url);

/** TypeScript. It is required: to import it, Node reads all of it twice before, for its form and for its names. */
export const typescript = require('typescript') as typeof ts;
