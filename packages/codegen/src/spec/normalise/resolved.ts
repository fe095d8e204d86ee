import { isJsonObject, type Json, type JsonObject, ownValue } from '../../json.ts';
import type { NormaliseContext } from './context.ts';

/** An object of the document, and where it stands. */
export interface ResolvedObject {
  readonly value: JsonObject;
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
  if (!target || !isJsonObject(target.value)) {
    if (ownValue(value, '$ref') === undefined) {
      context.warn(pointer, 'This is no object. The place is left out; correct it.', true);
    } else warnOfReference(value, pointer, context, 'nothing', 'The place is left out; correct it.');
    return undefined;
  }
  if (target.value === value || !isJsonObject(value)) return { value: target.value, pointer: target.pointer };
  const { summary, description } = value;
  const beside = { ...(summary !== undefined && { summary }), ...(description !== undefined && { description }) };
  return { value: { ...target.value, ...beside }, pointer: target.pointer };
}

/** Says, once, why a reference leads to nothing, and what that means. */
export function warnOfReference(
  value: Json,
  pointer: string,
  { references, warn }: NormaliseContext,
  what: 'nothing' | 'no schema',
  consequence: string,
): void {
  const fault = references.fault(value, pointer);
  if (fault === undefined) return;
  const shown = JSON.stringify(fault.reference);
  const reason = fault.circle ? `${shown} leads back to itself` : `There is ${what} at ${shown}`;
  warn(fault.pointer, `${reason}. ${consequence}`, true);
}
