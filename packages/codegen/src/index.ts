/**
 * One OpenAPI document in, a TypeScript SDK family out.
 *
 * @packageDocumentation
 */
export type { Change, ChangeLevel } from './diff/change.ts';
export { type DiffOptions, type DiffResult, diff } from './diff/diff.ts';
export { type GenerateOptions, type GenerateResult, generate } from './generate.ts';
export { GenerateError } from './generate-error.ts';
export type { FileChange } from './output/write-files.ts';
export type { Problem, SourcePosition } from './spec/problem.ts';
export { SpecError } from './spec/spec-error.ts';
export { allTargets, type FamilyPackage, type Target } from './targets.ts';
