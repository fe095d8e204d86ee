import type { Definitions, ParameterFlag } from '../command.ts';
import { onlyText } from '../flag-value.ts';
import { ownProperty } from '../own-property.ts';
import type { InnerText } from '../parse-arguments.ts';
import { parameterValue } from './parameter-value.ts';
import { type InnerStep, innerPlace } from './schema-flag.ts';
import type { StandardInput } from './standard-input.ts';

/**
 * Puts what `--parent.child` flags give into the value of `--parent`. In a list of objects a child that is given again
 * begins the next object.
 *
 * @param base - What was given to the parent itself, if anything.
 * @throws {@link CommandError} with the usage code for a name that the document does not have there, a bad value, or two in
 *   one place.
 */
export async function withInnerValues(
  flag: ParameterFlag,
  base: unknown,
  texts: readonly InnerText[],
  context: { readonly definitions: Definitions; readonly stdin: StandardInput },
): Promise<unknown> {
  let value: unknown = base ?? (flag.list ? [] : {});
  const given = new Map<string, string[]>();
  for (const { steps, text } of texts) {
    const place = innerPlace(flag, steps, flag.schema ?? {}, context.definitions);
    const collected = [...(given.get(place.flag.name) ?? []), text];
    given.set(place.flag.name, collected);
    const isInList = flag.list === true || place.path.slice(0, -1).some(({ isList }) => isList);
    if (!place.flag.list && !isInList) onlyText(place.flag, collected);
    // A list inside is collected over all flags that name it.
    const own = await parameterValue(place.flag, place.flag.list ? collected : [text], context.stdin);
    value = withValue(value, place.path, own, place.flag.list === true);
  }
  return value;
}

function withValue(holder: unknown, path: readonly InnerStep[], value: unknown, isListValue: boolean): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (Array.isArray(holder)) {
    const last: unknown = holder.at(-1);
    const isTaken = rest.length === 0 && !isListValue && ownProperty(last, step.name) !== undefined;
    const kept = isTaken ? holder : holder.slice(0, -1);
    return [...kept, withValue(isTaken ? undefined : last, path, value, isListValue)];
  }
  const empty = step.isList && rest.length > 0 ? [] : undefined;
  const inner = withValue(ownProperty(holder, step.name) ?? empty, rest, value, isListValue);
  const own = typeof holder === 'object' && holder !== null ? holder : {};
  // An assignment to __proto__ would change what the object is.
  const property = { value: inner, enumerable: true, configurable: true, writable: true };
  return Object.defineProperty({ ...own }, step.name, property);
}
