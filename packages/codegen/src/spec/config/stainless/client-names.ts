import type { Json } from '../../../model/schema.ts';
import { isPlainObject, ownValue, type PlainObject } from '../../plain.ts';
import { pascalName, type Translation } from './translation.ts';

/** The names of the client and the settings that every call shares, in this package's form. */
export function clientNames(source: PlainObject, translation: Translation): PlainObject {
  const settings = ownValue(source, 'client_settings');
  const target = at(source, 'targets', 'typescript') ?? at(source, 'targets', 'node');
  const packageName = ownValue(target, 'package_name');
  const binary = at(source, 'targets', 'cli', 'binary_name');
  const idempotencyHeader = at(settings, 'idempotency', 'header') ?? ownValue(settings, 'idempotency_header');
  const env = environmentNames(settings, translation);
  const names = {
    class: matching(/^[A-Za-z_$][\w$]*$/, className(source, target)),
    scope: matching(/^@[a-z0-9][a-z0-9._-]*$/, typeof packageName === 'string' ? packageName.split('/')[0] : undefined),
    binary: matching(/^[a-z0-9][a-z0-9._-]*$/, binary),
    idempotencyHeader: matching(/^[\w!#$%&'*+.^`|~-]+$/, idempotencyHeader),
    env: Object.keys(env).length > 0 ? env : undefined,
    server: matching(/^https?:\/\/\S+$/, address(ownValue(source, 'environments'))),
  };
  return Object.fromEntries(
    Object.entries(names).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** The class is named by the organization, where the target does not name it. */
function className(source: PlainObject, target: Json | undefined): Json | undefined {
  const organization = at(source, 'organization', 'name');
  const own = at(target, 'options', 'client_name');
  if (own !== undefined || typeof organization !== 'string') return own;
  const cased = at(source, 'custom_casings', organization, 'pascal');
  return cased ?? pascalName(organization);
}

/** The address in production, else the first one. */
function address(environments: Json | undefined): Json | undefined {
  return (
    ownValue(environments, 'production') ?? (isPlainObject(environments) ? Object.values(environments)[0] : undefined)
  );
}

/** Where the key and the address come from. */
function environmentNames(settings: Json | undefined, translation: Translation): PlainObject {
  const prefix = ownValue(settings, 'default_env_prefix');
  const opts = ownValue(settings, 'opts');
  const [apiKey, ...others] = Object.entries(isPlainObject(opts) ? opts : {}).flatMap(([name, option]) => {
    const isKey = at(option, 'auth', 'security_scheme') !== undefined || /key|token|auth/i.test(name);
    const written =
      ownValue(option, 'read_env') ?? (typeof prefix === 'string' ? `${prefix}_${name.toUpperCase()}` : undefined);
    const variable = matching(variablePattern, written);
    if (!isKey) {
      translation.leaveOut(
        ['client_settings', 'opts', name],
        'The option has no counterpart: only credentials have. Clients send headers by `defaultHeaders`.',
      );
    }
    return isKey && variable !== undefined ? [{ name, variable }] : [];
  });
  for (const { name } of others) {
    const message = 'Further credentials are named by the security schemes of the document, their variables too.';
    translation.leaveOut(['client_settings', 'opts', name], message);
  }
  const baseURL = typeof prefix === 'string' ? matching(variablePattern, `${prefix}_BASE_URL`) : undefined;
  return { ...(apiKey && { apiKey: apiKey.variable }), ...(baseURL !== undefined && { baseURL }) };
}

const variablePattern = /^[A-Za-z_]\w*$/;

function matching(pattern: RegExp, value: Json | undefined): string | undefined {
  return typeof value === 'string' && pattern.test(value) ? value : undefined;
}

function at(value: Json | undefined, ...keys: readonly string[]): Json | undefined {
  return keys.reduce<Json | undefined>((inner, key) => ownValue(inner, key), value);
}
