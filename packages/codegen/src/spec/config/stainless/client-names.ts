import { entriesOf, type Json, type JsonObject, ownValue, present, valueAt } from '../../../json.ts';
import { pascalName, type Translation } from './translation.ts';

/** The names of the client and the settings that every call shares, in this package's form. */
export function clientNames(source: JsonObject, translation: Translation): JsonObject {
  const settings = ownValue(source, 'client_settings');
  const target = valueAt(source, ['targets', 'typescript']) ?? valueAt(source, ['targets', 'node']);
  const packageName = ownValue(target, 'package_name');
  const binary = valueAt(source, ['targets', 'cli', 'binary_name']);
  const idempotencyHeader = valueAt(settings, ['idempotency', 'header']) ?? ownValue(settings, 'idempotency_header');
  const env = environmentNames(settings, translation);
  const names = {
    class: matching(/^[A-Za-z_$][\w$]*$/, className(source, target)),
    scope: matching(/^@[a-z0-9][a-z0-9._-]*$/, typeof packageName === 'string' ? packageName.split('/')[0] : undefined),
    binary: matching(/^[a-z0-9][a-z0-9._-]*$/, binary),
    idempotencyHeader: matching(/^[\w!#$%&'*+.^`|~-]+$/, idempotencyHeader),
    env: Object.keys(env).length > 0 ? env : undefined,
    server: matching(/^https?:\/\/\S+$/, address(ownValue(source, 'environments'))),
  };
  return present(names);
}

/** The class is named by the organization, where the target does not name it. */
function className(source: JsonObject, target: Json | undefined): Json | undefined {
  const organization = valueAt(source, ['organization', 'name']);
  const own = valueAt(target, ['options', 'client_name']);
  if (own !== undefined || typeof organization !== 'string') return own;
  const cased = valueAt(source, ['custom_casings', organization, 'pascal']);
  return cased ?? pascalName(organization);
}

/** The address in production, else the first one. */
function address(environments: Json | undefined): Json | undefined {
  return ownValue(environments, 'production') ?? entriesOf(environments)[0]?.[1];
}

/** Where the key and the address come from. */
function environmentNames(settings: Json | undefined, translation: Translation): JsonObject {
  const prefix = ownValue(settings, 'default_env_prefix');
  const [apiKey, ...others] = entriesOf(ownValue(settings, 'opts')).flatMap(([name, option]) => {
    const isKey = valueAt(option, ['auth', 'security_scheme']) !== undefined || /key|token|auth/i.test(name);
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
