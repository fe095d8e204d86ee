import type { Json } from '../model/schema.ts';
import { isPlainObject, ownValue, type PlainObject } from './plain.ts';

/** A configuration in this package's form, and where its keys stand in the file that it was made from. */
export interface TranslatedConfig {
  readonly value: PlainObject;
  /** The keys in the file for keys in this package's form. */
  readonly sourcePath: (path: readonly (string | number)[]) => readonly (string | number)[];
}

/**
 * Whether a configuration names its calls as `resources: … methods: …`, with `subresources` inside and `$shared` models,
 * as Stainless does.
 */
export function isStainlessConfig(value: Json): boolean {
  const resources = ownValue(value, 'resources');
  if (!isPlainObject(resources)) return false;
  return Object.entries(resources).some(([name, resource]) => {
    const isOwnForm = Object.hasOwn(Object(ownValue(resource, 'methods')), 'endpoint');
    return (
      name === '$shared' || (!isOwnForm && isPlainObject(ownValue(resource, 'methods')) && !('client' in Object(value)))
    );
  });
}

/**
 * Brings a configuration of that kind to this package's form: resources, methods, the name of the key's environment
 * variable, the header of idempotency keys, and how lists are read page by page. What has no counterpart here (models,
 * readme, targets) is left out.
 */
export function translateStainless(source: PlainObject): TranslatedConfig {
  const schemes = pageSchemes(ownValue(source, 'pagination'));
  const resources = ownValue(source, 'resources');
  const translated = Object.entries(isPlainObject(resources) ? resources : {}).flatMap(([name, resource]) => {
    const value = translateResource(resource, schemes);
    return name.startsWith('$') || Object.keys(value).length === 0 ? [] : [[camelName(name), value] as const];
  });
  const settings = ownValue(source, 'client_settings');
  const variable = apiKeyVariable(settings);
  const idempotencyHeader = ownValue(settings, 'idempotency_header');
  const client = {
    ...(variable !== undefined && { env: { apiKey: variable } }),
    ...(typeof idempotencyHeader === 'string' && { idempotencyHeader }),
  };
  return {
    value: {
      ...(Object.keys(client).length > 0 && { client }),
      resources: Object.fromEntries(translated),
    },
    sourcePath: (path) => sourcePathOf(source, path),
  };
}

function translateResource(resource: Json, schemes: ReadonlyMap<string, PlainObject>): PlainObject {
  const methods = ownValue(resource, 'methods');
  const children = ownValue(resource, 'subresources');
  const calls = Object.entries(isPlainObject(methods) ? methods : {}).flatMap(([name, method]) => {
    const endpoint = typeof method === 'string' ? method : ownValue(method, 'endpoint');
    // Aliases and helpers that call nothing have no endpoint.
    if (typeof endpoint !== 'string') return [];
    const pagination = schemeOf(method, schemes);
    const call = { endpoint: normalEndpoint(endpoint), ...(pagination && { pagination }) };
    return [[camelName(name), call] as const];
  });
  const nested = Object.entries(isPlainObject(children) ? children : {}).map(([name, child]) => {
    return [camelName(name), translateResource(child, schemes)] as const;
  });
  return Object.fromEntries<Json>([...calls, ...nested]);
}

function normalEndpoint(endpoint: string): string {
  const [method = '', path = ''] = endpoint.trim().split(/\s+/);
  return `${method.toLowerCase()} ${path}`;
}

/** Names in such files are in snake case; in TypeScript they are in camel case. */
function camelName(name: string): string {
  return name.replace(/_+([a-z\d])/gi, (_, letter: string) => letter.toUpperCase());
}

/** How lists are read page by page: names of parameters and properties by their purpose, for each scheme. */
function pageSchemes(pagination: Json | undefined): ReadonlyMap<string, PlainObject> {
  const schemes = new Map<string, PlainObject>();
  for (const scheme of Array.isArray(pagination) ? pagination : []) {
    const name = ownValue(scheme, 'name');
    const request = purposes(ownValue(scheme, 'request'));
    const response = purposes(ownValue(scheme, 'response'));
    const kind = schemeKinds.find(([, purpose]) => request[purpose] ?? response[purpose])?.[0];
    if (typeof name !== 'string' || kind === undefined) continue;
    const token = request.next_cursor_param ?? request.offset_count_param ?? request.page_number_param;
    const given: Readonly<Record<string, string | undefined>> = {
      kind,
      items: response.items,
      next: response.next_cursor_field ?? response.cursor_url_field,
      token,
      size: request.page_size_param,
      total: kind === 'offset' ? response.offset_total_count_field : undefined,
    };
    const known = Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const value = Object.fromEntries(known);
    if (kind === 'cursor' && !(value.items && value.next)) continue;
    schemes.set(name, value);
  }
  return schemes;
}

/** Each kind of scheme, and the purpose that only it has. */
const schemeKinds = [
  ['cursor', 'next_cursor_param'],
  ['offset', 'offset_count_param'],
  ['page-number', 'page_number_param'],
  ['link', 'cursor_url_field'],
] as const;

function purposes(fields: Json | undefined): Readonly<Partial<Record<string, string>>> {
  const found = Object.entries(isPlainObject(fields) ? fields : {}).flatMap(([name, field]) => {
    const purpose = ownValue(ownValue(field, 'x-stainless-pagination-property'), 'purpose');
    return typeof purpose === 'string' ? [[purpose, name] as const] : name === 'items' ? [[name, name] as const] : [];
  });
  return Object.fromEntries(found);
}

function schemeOf(method: Json, schemes: ReadonlyMap<string, PlainObject>): PlainObject | undefined {
  const paginated = ownValue(method, 'paginated');
  if (typeof paginated === 'string') return schemes.get(paginated);
  return paginated === true ? [...schemes.values()][0] : undefined;
}

function apiKeyVariable(settings: Json | undefined): string | undefined {
  const opts = ownValue(settings, 'opts');
  const variables = Object.entries(isPlainObject(opts) ? opts : {}).flatMap(([name, option]) => {
    const variable = ownValue(option, 'read_env');
    return typeof variable === 'string' && /key|token|auth/i.test(name) ? [variable] : [];
  });
  return variables[0];
}

/** Puts back the steps `methods` and `subresources`, and the names as they are written. */
function sourcePathOf(source: Json, path: readonly (string | number)[]): readonly (string | number)[] {
  const [first, ...rest] = path;
  if (first !== 'resources') return path;
  const steps: (string | number)[] = ['resources'];
  let node = ownValue(source, 'resources');
  for (const [index, key] of rest.entries()) {
    const groups = index === 0 ? [undefined] : ['methods', 'subresources', undefined];
    for (const group of groups) {
      const inside = group === undefined ? node : ownValue(node, group);
      const name = Object.keys(isPlainObject(inside) ? inside : {}).find((candidate) => camelName(candidate) === key);
      if (name === undefined) continue;
      steps.push(...(group === undefined ? [] : [group]), name);
      node = ownValue(inside, name);
      break;
    }
  }
  return steps;
}
