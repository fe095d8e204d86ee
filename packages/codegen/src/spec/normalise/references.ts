import { entriesOf, isJsonObject, type Json, type JsonObject, ownValue } from '../../json.ts';
import { joinPointer, schemaReference, splitPointer } from '../json-pointer.ts';
import { namePlace } from './name-place.ts';

/** A value of the document, and where it stands. */
export interface Target {
  readonly value: Json;
  readonly pointer: string;
}

/** References on the way to what another names, inside of each other. */
const maxDepth = 50;

/** Why a reference leads to nothing. */
export interface ReferenceFault {
  /** The last of the references that follow each other, and where it stands. */
  readonly reference: string;
  readonly pointer: string;
  /** Places of the references that lead to each other in a circle. */
  readonly circle?: readonly string[];
}

/**
 * Resolves the references of one document.
 *
 * A schema that is referred to where it stands, outside `components.schemas`, gets a name there: see {@link hoisted}.
 */
export class References {
  readonly #document: JsonObject;
  readonly #names: Set<string>;
  readonly #hoisted = new Map<string, { readonly name: string; readonly target: Target }>();
  readonly #told = new Set<string>();
  /** What references name. Each is looked for once: the way to one may lead through others, many times over. */
  readonly #found = new Map<string, Target>();

  constructor(document: JsonObject) {
    this.#document = document;
    const schemas = ownValue(ownValue(document, 'components'), 'schemas');
    this.#names = new Set(entriesOf(schemas).map(([name]) => name));
  }

  /**
   * Follows an object's `$ref` to what it stands for, through further references.
   *
   * @returns The value itself where it is no reference; undefined where there is nothing to find, or only a circle.
   */
  resolve(value: Json, pointer: string): Target | undefined {
    const end = this.#follow(value, pointer);
    return 'reference' in end ? undefined : end;
  }

  /**
   * Why an object's `$ref` leads to nothing. The fault is that of the last reference, whoever leads there, and is told
   * once.
   */
  fault(value: Json, pointer: string): ReferenceFault | undefined {
    const end = this.#follow(value, pointer);
    const fault = 'reference' in end ? end : { pointer, reference: String(ownValue(value, '$ref')) };
    const known = fault.circle ?? [fault.pointer];
    if (known.some((place) => this.#told.has(place))) return undefined;
    for (const place of known) this.#told.add(place);
    return fault;
  }

  /**
   * Names the schema that a reference reads.
   *
   * @returns `#/components/schemas/NAME`, or undefined where there is none.
   */
  schema(reference: string): string | undefined {
    const keys = reference.startsWith('#') ? splitPointer(reference) : undefined;
    if (keys === undefined) return undefined;
    const [components, schemas, name] = keys;
    if (keys.length === 3 && components === 'components' && schemas === 'schemas' && this.#names.has(name ?? '')) {
      return this.resolve({ $ref: reference }, '') === undefined ? undefined : schemaReference(name ?? '');
    }
    const target = this.resolve({ $ref: reference }, '');
    if (!target || (!isJsonObject(target.value) && typeof target.value !== 'boolean')) return undefined;
    return schemaReference(this.#hoist(target));
  }

  /** Names the schema of a discriminator's mapping, which may be a bare name. */
  mappedSchema(value: string): string | undefined {
    return this.#names.has(value) ? schemaReference(value) : this.schema(value);
  }

  /** Schemas that were given a name since they were referred to in their place, in the order of their finding. */
  *hoisted(): Generator<{ readonly name: string; readonly target: Target }> {
    // Reading one may find more; a map's iterator reaches them too.
    yield* this.#hoisted.values();
  }

  #hoist(target: Target): string {
    const keys = splitPointer(target.pointer) ?? [];
    // References may lead to a component by a detour.
    if (keys.length === 3 && keys[1] === 'schemas' && this.#names.has(keys[2] ?? '')) return keys[2] ?? '';
    const known = this.#hoisted.get(target.pointer);
    if (known) return known.name;
    const stem = namePlace(keys);
    let name = stem;
    for (let number = 2; this.#names.has(name); number += 1) name = `${stem}_${number}`;
    this.#names.add(name);
    this.#hoisted.set(target.pointer, { name, target });
    return name;
  }

  /** Follows references to their end. */
  #follow(value: Json, pointer: string, depth = 0): Target | ReferenceFault {
    const seen = new Set<string>();
    let target: Target = { value, pointer };
    for (;;) {
      const reference = ownValue(target.value, '$ref');
      if (typeof reference !== 'string') return target;
      if (seen.has(target.pointer) || depth > maxDepth) {
        return { pointer: target.pointer, reference, circle: [...seen, target.pointer] };
      }
      seen.add(target.pointer);
      const found = this.#find(reference, depth);
      if (found === undefined) return { pointer: target.pointer, reference };
      if ('reference' in found) return found;
      target = found;
    }
  }

  /** Steps from the document's top to the value that a reference names, through references on the way. */
  #find(reference: string, depth: number): Target | ReferenceFault | undefined {
    const known = this.#found.get(reference);
    if (known !== undefined) return known;
    const keys = reference.startsWith('#') ? splitPointer(reference) : undefined;
    if (keys === undefined) return undefined;
    let target: Target = { value: this.#document, pointer: '#' };
    for (const key of keys) {
      if (!Object.hasOwn(Object(target.value), key)) {
        const end = this.#follow(target.value, target.pointer, depth + 1);
        if ('reference' in end) return end;
        target = end;
      }
      const value: Json | undefined = ownValue(target.value, key);
      if (value === undefined) return undefined;
      target = { value, pointer: joinPointer(target.pointer, key) };
    }
    this.#found.set(reference, target);
    return target;
  }
}
