import type { Json } from '../../model/schema.ts';
import { joinPointer, schemaReference, splitPointer } from '../json-pointer.ts';
import { isPlainObject, ownValue, type PlainObject } from '../plain.ts';

/** A value of the document, and where it stands. */
export interface Target {
  readonly value: Json;
  readonly pointer: string;
}

/** Keys on the way to a schema that say nothing of what it is. */
const hiddenKeys = new Set([
  '$defs',
  'components',
  'content',
  'definitions',
  'paths',
  'properties',
  'schema',
  'schemas',
]);

/** References followed in a row before they count as a circle. */
const maxHops = 50;

/**
 * Resolves the references of one document.
 *
 * A schema that is referred to where it stands, outside `components.schemas`, gets a name there: see {@link hoisted}.
 */
export class References {
  readonly #document: PlainObject;
  readonly #names: Set<string>;
  readonly #hoisted = new Map<string, { readonly name: string; readonly target: Target }>();

  constructor(document: PlainObject) {
    this.#document = document;
    const schemas = ownValue(ownValue(document, 'components'), 'schemas');
    this.#names = new Set(isPlainObject(schemas) ? Object.keys(schemas) : []);
  }

  /**
   * Follows an object's `$ref` to what it stands for, through further references.
   *
   * @returns The value itself where it is no reference; undefined where there is nothing to find, or only a circle.
   */
  resolve(value: Json, pointer: string, hops = 0): Target | undefined {
    const reference = ownValue(value, '$ref');
    if (typeof reference !== 'string') return { value, pointer };
    const target = this.#find(reference, hops + 1);
    return target && this.resolve(target.value, target.pointer, hops + 1);
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
      return this.#isCircle(reference) ? undefined : schemaReference(name ?? '');
    }
    const found = this.#find(reference);
    const target = found && this.resolve(found.value, found.pointer);
    if (!target || (!isPlainObject(target.value) && typeof target.value !== 'boolean')) return undefined;
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

  #isCircle(reference: string): boolean {
    const target = this.#find(reference);
    return target === undefined || this.resolve(target.value, target.pointer) === undefined;
  }

  #hoist(target: Target): string {
    const keys = splitPointer(target.pointer) ?? [];
    // References may lead to a component by a detour.
    if (keys.length === 3 && keys[1] === 'schemas' && this.#names.has(keys[2] ?? '')) return keys[2] ?? '';
    const known = this.#hoisted.get(target.pointer);
    if (known) return known.name;
    const stem = keys.filter((key) => !hiddenKeys.has(key)).join('_') || 'Schema';
    let name = stem;
    for (let number = 2; this.#names.has(name); number += 1) name = `${stem}_${number}`;
    this.#names.add(name);
    this.#hoisted.set(target.pointer, { name, target });
    return name;
  }

  /** Steps from the document's top to the value that a reference names, through references on the way. */
  #find(reference: string, hops = 0): Target | undefined {
    const keys = reference.startsWith('#') ? splitPointer(reference) : undefined;
    if (keys === undefined || hops > maxHops) return undefined;
    let target: Target | undefined = { value: this.#document, pointer: '#' };
    for (const key of keys) {
      if (!Object.hasOwn(Object(target.value), key)) target = this.resolve(target.value, target.pointer, hops + 1);
      const value: Json | undefined = ownValue(target?.value, key);
      if (target === undefined || value === undefined) return undefined;
      target = { value, pointer: joinPointer(target.pointer, key) };
    }
    return target;
  }
}
