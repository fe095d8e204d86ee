import type { ServerObject, ServerVariableObject } from '../document.ts';
import { ownValue } from '../plain.ts';
import type { Reader } from './context.ts';
import { listOf, mapOf, objectOf, text, textList } from './fields.ts';

const variable: Reader<ServerVariableObject> = (value, ...place) => {
  const defaultValue = ownValue(value, 'default');
  // YAML reads an unquoted port as a number.
  if (typeof defaultValue !== 'string' && typeof defaultValue !== 'number') return undefined;
  const fields = objectOf<ServerVariableObject>({ enum: textList, description: text })(value, ...place);
  return { ...fields, default: String(defaultValue) };
};

const server: Reader<ServerObject> = (...place) => {
  const fields = objectOf<ServerObject>({ url: text, description: text, variables: mapOf(variable) })(...place);
  return fields?.url === undefined ? undefined : fields;
};

/** Addresses; those without a `url` are left out. */
export const servers: Reader<ServerObject[]> = listOf(server);
