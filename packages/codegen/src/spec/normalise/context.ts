import type { Json, JsonObject } from '../../json.ts';
import type { OpenApiVersion } from '../load/version.ts';
import type { Fault } from '../problem.ts';
import type { References } from './references.ts';

/** Something that normalisation could not keep as it was, by its place in the document that was given to it. */
export interface NormaliseWarning extends Fault {
  /** Set where a check of the document against the specification finds the same. */
  readonly isChecked?: boolean;
}

/** What all parts of one normalisation share. */
export interface NormaliseContext {
  readonly version: OpenApiVersion;
  readonly references: References;
  /** Where the operation is that a link names: `#/paths/~1pets/get`. Undefined where the document has none. */
  readonly findOperation: (link: JsonObject) => string | undefined;
  readonly warn: (pointer: string, message: string, isChecked?: boolean) => void;
  /** Counts one more schema. */
  readonly count: (pointer: string) => void;
}

/** Whether a document is from before 3.1, when its schemas are not yet those of JSON Schema. */
export function isOld({ version }: NormaliseContext): boolean {
  return version === '2.0' || version === '3.0';
}

/** Reads one value of a document; undefined leaves it out. */
export type Reader<T> = (value: Json, pointer: string, context: NormaliseContext) => T | undefined;
