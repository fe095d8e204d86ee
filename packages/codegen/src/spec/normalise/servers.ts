import { ownValue } from '../../json.ts';
import type { ServerObject, ServerVariableObject } from '../document.ts';
import type { Reader } from './context.ts';
import { listOf, mapOf, objectOf, prose, textList } from './fields.ts';

const variable: Reader<ServerVariableObject> = (value, ...place) => {
  const defaultValue = ownValue(value, 'default');
  // YAML reads an unquoted port as a number.
  if (typeof defaultValue !== 'string' && typeof defaultValue !== 'number') return undefined;
  const fields = objectOf<ServerVariableObject>({ enum: textList, description: prose })(value, ...place);
  return { ...fields, default: String(defaultValue) };
};

/** Relative addresses are right; a host without a scheme would be one, too. */
const address: Reader<string> = (value, pointer, context) => {
  if (typeof value !== 'string' || value === '') return undefined;
  if (/^(?:[a-z][a-z\d+.-]*:\/\/|[./{])/i.test(value)) return value;
  const withValues = value.replace(/\{[^{}]*\}/g, '0');
  if (/^[\w-]+(?:\.[\w-]+|:\d+)+(?:\/|$)/.test(withValues)) {
    context.warn(pointer, 'This address has no scheme. `https://` is put before it; add it.');
    return `https://${value}`;
  }
  context.warn(pointer, 'This is no address. It is left out; begin it with `https://` or a slash.');
  return undefined;
};

const server: Reader<ServerObject> = (...place) => {
  const fields = objectOf<ServerObject>({ url: address, description: prose, variables: mapOf(variable) })(...place);
  return fields?.url === undefined ? undefined : fields;
};

/** Addresses; those without a usable `url` are left out. */
export const servers: Reader<ServerObject[]> = listOf(server);
