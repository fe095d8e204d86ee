import { realpath } from 'node:fs/promises';
import { BaseResolver, type Document, ResolveError } from '@redocly/openapi-core';
import { isAddress } from '../source/address.ts';
import { parseSource } from '../source/parse-source.ts';
import { readSource } from '../source/read-source.ts';
import type { SourceDocument } from './document-positions.ts';
import { isWithin } from './is-within.ts';
import { positionedSource } from './positioned-source.ts';

/**
 * Resolves `$ref`s to other files, within one folder. Addresses on the network, files outside the folder, and links that
 * lead outside are refused; the finding stands at the reference.
 */
export class ConfinedResolver extends BaseResolver {
  readonly #root: string;
  /** Parsed as they are read: the base class parses synchronously and without limits. */
  readonly #documents = new Map<string, Promise<Document>>();
  readonly #originals = new Map<string, SourceDocument>();

  /** @param root - The folder, absolute and without symbolic links. */
  constructor(root: string) {
    super();
    this.#root = root;
  }

  /** Takes a file that was read before. What writes into its parsed form writes into what other files refer to. */
  add(original: SourceDocument, document: Document): void {
    this.#originals.set(original.path, original);
    this.#documents.set(original.path, Promise.resolve(document));
  }

  override async resolveDocument<T = unknown>(base: string | null, reference: string): Promise<Document<T>> {
    const target = this.resolveExternalRef(base, reference);
    const document = this.#documents.get(target) ?? this.#load(target, reference);
    this.#documents.set(target, document);
    return document as Promise<Document<T>>;
  }

  /** The files that were read, by absolute path, as they were before anything was written into them. */
  get originals(): ReadonlyMap<string, SourceDocument> {
    return this.#originals;
  }

  async #load(target: string, reference: string): Promise<Document> {
    try {
      const file = await this.#confine(target, reference);
      const text = await readSource(file, reference);
      const { value, findProblems } = parseSource(text, reference);
      // Places are looked for in it, which takes the square of the number of keys that are written twice.
      findProblems();
      this.#originals.set(target, { path: target, text, parsed: value });
      return { source: positionedSource(target, text), parsed: structuredClone(value) };
    } catch (error) {
      throw new ResolveError(error instanceof Error ? error : new Error(String(error)));
    }
  }

  async #confine(target: string, reference: string): Promise<string> {
    if (isAddress(target) || /^[a-z][a-z0-9+.-]+:/i.test(reference) || reference.startsWith('//')) {
      throw new Error('References to other hosts are not followed. Download the file, and refer to it there.');
    }
    const file = await realpath(target).catch(() => undefined);
    if (file !== undefined && isWithin(file, this.#root)) return file;
    const shown = JSON.stringify(reference);
    // The same words whether there is such a file: nothing is told of what exists outside.
    if (isWithin(target, this.#root))
      throw new Error(`There is no file ${shown} in the document's folder. Correct the reference.`);
    throw new Error(
      `${shown} is outside of the document's folder, where no reference is followed. Name a folder that holds both: --root DIR.`,
    );
  }
}
