import type { Json } from '../../model/schema.ts';
import { isPlainObject, ownValue, type PlainObject } from '../plain.ts';
import type { NormaliseContext } from './context.ts';

/** An object of the document, and where it stands. */
export interface ResolvedObject {
  readonly value: PlainObject;
  readonly pointer: string;
}

/**
 * Reads an object or follows the reference in its place. A `description` or `summary` beside a reference takes the
 * place of the target's own.
 *
 * @returns Undefined, with a warning, where there is no object.
 */
export function resolved(value: Json, pointer: string, context: NormaliseContext): ResolvedObject | undefined {
  const target = context.references.resolve(value, pointer);
  if (!target || !isPlainObject(target.value)) {
    const reference = ownValue(value, '$ref');
    const problem = reference === undefined ? 'This is no object' : `There is nothing at ${JSON.stringify(reference)}`;
    context.warn(pointer, `${problem}. The place is left out; correct it.`, true);
    return undefined;
  }
  if (target.value === value || !isPlainObject(value)) return { value: target.value, pointer: target.pointer };
  const { summary, description } = value;
  const beside = { ...(summary !== undefined && { summary }), ...(description !== undefined && { description }) };
  return { value: { ...target.value, ...beside }, pointer: target.pointer };
}
