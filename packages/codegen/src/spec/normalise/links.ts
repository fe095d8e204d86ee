import { httpMethods } from '../../http-methods.ts';
import { entriesOf, isJsonObject, type JsonObject, ownValue } from '../../json.ts';
import type { LinkObject } from '../document.ts';
import { joinPointer, splitPointer } from '../json-pointer.ts';
import type { NormaliseContext, Reader } from './context.ts';
import { json, mapOf, objectOf, prose } from './fields.ts';
import type { References } from './references.ts';
import { resolved } from './resolved.ts';

/**
 * Finds the operations that links of a document lead to. Nothing is looked through before the first question.
 *
 * @param source - The document as it is before normalisation.
 */
export function operationFinder(source: JsonObject, references: References): NormaliseContext['findOperation'] {
  const paths = ownValue(source, 'paths') ?? null;
  const operationAt = (path: string, method: string) => {
    const item = references.resolve(ownValue(paths, path) ?? null, '')?.value;
    const isOperation = httpMethods.some((known) => known === method) && isJsonObject(ownValue(item, method));
    return isOperation ? joinPointer(joinPointer('#/paths', path.replace(/^(?!\/)/, '/')), method) : undefined;
  };
  let byId: ReadonlyMap<string, string> | undefined;
  return ({ operationId, operationRef }) => {
    if (typeof operationId === 'string') {
      byId ??= operationIds(paths, references, operationAt);
      return byId.get(operationId);
    }
    const [first, path = '', method = '', ...rest] =
      typeof operationRef === 'string' && operationRef.startsWith('#') ? (splitPointer(operationRef) ?? []) : [];
    return first === 'paths' && rest.length === 0 ? operationAt(path, method) : undefined;
  };
}

/** Where operations are by their ids. Of several with one id the first has it. */
function operationIds(
  paths: JsonObject[string],
  references: References,
  operationAt: (path: string, method: string) => string | undefined,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [path, value] of entriesOf(paths)) {
    const item = references.resolve(value, '')?.value;
    for (const method of httpMethods) {
      const id = ownValue(ownValue(item, method), 'operationId');
      const place = operationAt(path, method);
      if (typeof id === 'string' && place !== undefined && !found.has(id)) found.set(id, place);
    }
  }
  return found;
}

const link: Reader<LinkObject> = (value, pointer, context) => {
  const target = resolved(value, pointer, context);
  if (target === undefined) return undefined;
  const operationRef = context.findOperation(target.value);
  if (operationRef === undefined) {
    const { operationId, operationRef: reference } = target.value;
    const named = operationId ?? reference;
    const shown = named === undefined ? 'no operation' : `no operation of the document: ${JSON.stringify(named)}`;
    context.warn(target.pointer, `The link names ${shown}. It is left out; correct its operationId or operationRef.`);
    return undefined;
  }
  const fields = { description: prose, parameters: mapOf(json), requestBody: json };
  return { operationRef, ...objectOf<Omit<LinkObject, 'operationRef'>>(fields)(target.value, target.pointer, context) };
};

/** Calls that an answer leads to. */
export const links: Reader<Record<string, LinkObject>> = (...place) => mapOf(link)(...place);
