import pMap from 'p-map';
import { emitSchema, withWholeInterfaces } from '../emit/schema/emit-schema.ts';
import { PrintedParts } from '../emit/schema/printed-parts.ts';
import type { FamilyFile } from '../generate-family.ts';
import type { GeneratedFile } from '../print/file.ts';
import { finishFile } from '../print/finish-file.ts';

/** What openapi-typescript's types are printed from. It can be sent to another thread. */
export interface SchemaSource {
  /** The normalised document as JSON: a long text is passed on at less cost than a tree. */
  readonly json: string;
  /** Name of the document, for the header. */
  readonly documentName: string;
  /** Set where other versions of the document follow. What parts of it are printed as is remembered for them. */
  readonly isFollowed?: true;
}

/** Whatever needs a compiler's parser, which takes long to load and to run. */
export interface Printer {
  /** The files of openapi-typescript's types, finished. */
  printSchema(source: SchemaSource): Promise<readonly GeneratedFile[]>;
  /** TypeScript as emitters print it, checked and formatted, in its order. */
  finishFiles(files: readonly FamilyFile[]): Promise<readonly FamilyFile[]>;
}

/** Files in work at a time. More are not faster, and each holds memory outside of the heap. */
const filesAtOnce = 2;

const parts = new PrintedParts();

/** Prints in the thread that it is called in. */
export const printer: Printer = {
  async printSchema({ json, documentName, isFollowed }) {
    const printed = emitSchema(json, documentName, isFollowed && parts);
    const files = await Promise.all(printed.map(finishFile));
    return files.map(withWholeInterfaces);
  },
  finishFiles: (files) => pMap(files, finishFile, { concurrency: filesAtOnce }),
};
