import path from 'node:path';
import { getLineColLocation, type Source } from '@redocly/openapi-core';
import { type Json, ownValue, valueAt } from '../../json.ts';
import { joinPointer, splitPointer } from '../json-pointer.ts';
import type { SourcePosition } from '../problem.ts';
import { positionedSource } from './positioned-source.ts';

/** A parsed file. */
export interface SourceDocument {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
  readonly parsed: Json;
}

/** References followed in a row from one place. */
const maxHops = 20;

/** A value in a file. */
interface Origin {
  readonly document: SourceDocument;
  readonly pointer: string;
}

/**
 * Finds where the parts of a document stand in its files. Nothing is computed before the first question; the first one
 * for a file parses it again, with positions.
 */
export class DocumentPositions {
  /** Each remembers the positions in its text. */
  readonly #sources = new Map<SourceDocument, Source>();
  readonly #root: SourceDocument;
  readonly #name: string;
  /** The document made of all files, where there are several. */
  readonly #bundled: Json | undefined;
  readonly #files: ReadonlyMap<string, SourceDocument>;
  /** Pointers of parts that bundling moved into the document, to where they come from. */
  #moved: ReadonlyMap<string, Origin> | undefined;

  /**
   * @param name - Name of the main file for messages; those of others are relative to it.
   * @param files - All files by their absolute path.
   */
  constructor(
    root: SourceDocument,
    name: string,
    bundled?: Json,
    files: ReadonlyMap<string, SourceDocument> = new Map(),
  ) {
    this.#root = root;
    this.#name = name;
    this.#bundled = bundled;
    this.#files = files;
  }

  /** Where a value stands, or the nearest value around it that does, and how its file points at it. */
  locate(pointer: string): SourcePosition & { readonly pointer: string } {
    const origin = this.#originOf(splitPointer(pointer) ?? []);
    return { ...this.#positionOf(origin), pointer: origin.pointer };
  }

  /** A file as the library reads it. */
  sourceOf(document: SourceDocument): Source {
    const source = this.#sources.get(document) ?? positionedSource(document.path, document.text);
    this.#sources.set(document, source);
    return source;
  }

  /** What a pointer leads to in one of the files. */
  valueAt(absolutePath: string, pointer: string): Json | undefined {
    const document = absolutePath === this.#root.path ? this.#root : this.#files.get(absolutePath);
    return document && originalValue({ document, pointer });
  }

  /** Name of one of the files for messages. */
  nameOf(absolutePath: string): string {
    const relative = path.relative(path.dirname(this.#root.path), absolutePath);
    return absolutePath === this.#root.path ? this.#name : path.join(path.dirname(this.#name), relative);
  }

  #positionOf({ document, pointer }: Origin): SourcePosition {
    const source = this.sourceOf(document);
    const place = { source, pointer: pointer === '#' ? '#/' : pointer, reportOnKey: true };
    const { start } = getLineColLocation(place);
    return { file: this.nameOf(document.path), line: start.line, column: start.col };
  }

  #originOf(keys: readonly string[]): Origin {
    let origin: Origin = { document: this.#root, pointer: '#' };
    let value: Json | undefined = this.#root.parsed;
    let place = '#';
    for (const key of keys) {
      place = joinPointer(place, key);
      const moved = this.#bundled === undefined ? undefined : this.#movedParts().get(place);
      origin = moved ?? { document: origin.document, pointer: joinPointer(origin.pointer, key) };
      value = moved ? originalValue(moved) : ownValue(value, key);
      const target = this.#externalTarget(origin, value);
      if (target) [origin, value] = [target, originalValue(target)];
    }
    return origin;
  }

  /** Walks the bundled document beside its files: where a file refers to another, the two places belong together. */
  #movedParts(): ReadonlyMap<string, Origin> {
    if (this.#moved) return this.#moved;
    const moved = new Map<string, Origin>();
    const walk = (bundled: Json | undefined, value: Json | undefined, origin: Origin, hops = 0): void => {
      const target = this.#externalTarget(origin, value);
      const reference = ownValue(bundled, '$ref');
      if (target && typeof reference === 'string') {
        if (moved.has(reference)) return;
        moved.set(reference, target);
        walk(valueByPointer(this.#bundled, reference), originalValue(target), target);
      } else if (target) {
        // Files can refer to each other in a circle.
        if (hops < maxHops) walk(bundled, originalValue(target), target, hops + 1);
      } else if (typeof bundled === 'object' && bundled !== null) {
        for (const key of Object.keys(bundled)) {
          const next = { document: origin.document, pointer: joinPointer(origin.pointer, key) };
          walk(ownValue(bundled, key), ownValue(value, key), next);
        }
      }
    };
    walk(this.#bundled, this.#root.parsed, { document: this.#root, pointer: '#' });
    this.#moved = moved;
    return moved;
  }

  #externalTarget(origin: Origin, value: Json | undefined): Origin | undefined {
    const reference = ownValue(value, '$ref');
    if (typeof reference !== 'string') return undefined;
    const [file = '', fragment = ''] = reference.split('#');
    const inRoot = origin.document === this.#root;
    if (file === '' && inRoot) return undefined;
    const absolute = path.resolve(path.dirname(origin.document.path), file);
    const document = file === '' ? origin.document : this.#files.get(absolute);
    return document && { document, pointer: `#${fragment === '/' ? '' : fragment}` };
  }
}

function originalValue(origin: Origin): Json | undefined {
  return valueByPointer(origin.document.parsed, origin.pointer);
}

function valueByPointer(value: Json | undefined, pointer: string): Json | undefined {
  const keys = splitPointer(pointer);
  return keys && valueAt(value, keys);
}
