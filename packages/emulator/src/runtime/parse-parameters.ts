import type { RequestProblem } from './http-error.ts';
import { missingProblem, toRequestProblems } from './request-problem.ts';
import type { JsonSchema, RouteParameter } from './route.ts';
import type { SchemaChecker } from './schema-checker.ts';
import { typesOf } from './schema-types.ts';

/** A request's texts, before they are read as values. */
export interface RawParameters {
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** By name in lower case. */
  readonly header: Readonly<Record<string, string>>;
  readonly cookie: Readonly<Record<string, string>>;
}

/** Checked values by place and name. A parameter that was not sent is not there. */
export type ParameterValues = Record<RouteParameter['in'], Record<string, unknown>>;

/** What reading a parameter needs beside the request. */
export interface ParameterReading {
  readonly definitions: Readonly<Record<string, JsonSchema>>;
  readonly check: SchemaChecker;
}

/**
 * Reads a route's parameters and checks each against its schema. Texts become numbers and booleans where the schema
 * wants them. Of a single value that is sent several times the last counts.
 *
 * @param problems - Receives what is wrong.
 */
export function parseParameters(
  parameters: readonly RouteParameter[],
  raw: RawParameters,
  reading: ParameterReading,
  problems: RequestProblem[],
): ParameterValues {
  const values: ParameterValues = { path: {}, query: {}, header: {}, cookie: {} };
  for (const parameter of parameters) {
    const location = [parameter.in, parameter.name];
    const types = typesOf(parameter.schema, reading.definitions);
    const given = readRaw(parameter, raw, types);
    if (given === undefined) {
      if (parameter.required) problems.push(missingProblem(location, null));
      continue;
    }
    const value = coerce(given, parameter.schema, types, reading);
    const found = reading.check(parameter.schema, value);
    problems.push(...found.flatMap((problem) => toRequestProblems(location, problem)));
    values[parameter.in][parameter.name] = value;
  }
  return values;
}

type Given = string | string[] | Record<string, string>;

function readRaw(parameter: RouteParameter, raw: RawParameters, types: ReadonlySet<string>): Given | undefined {
  const { name, style } = parameter;
  if (parameter.in === 'query') return readQuery(parameter, raw.query, types);
  const texts = raw[parameter.in];
  const key = parameter.in === 'header' ? name.toLowerCase() : name;
  const text = Object.hasOwn(texts, key) ? texts[key] : undefined;
  if (text === undefined || !types.has('array')) return text;
  return splitList(text, style);
}

function readQuery(parameter: RouteParameter, query: URLSearchParams, types: ReadonlySet<string>): Given | undefined {
  const { name, style = 'form', explode = style === 'form' } = parameter;
  if (style === 'deepObject') return readDeepObject(name, query);
  const texts = query.getAll(name);
  if (texts.length === 0) return undefined;
  if (!types.has('array')) return texts.at(-1);
  return explode ? texts : texts.flatMap((text) => splitList(text, style));
}

function readDeepObject(name: string, query: URLSearchParams): Record<string, string> | undefined {
  const entries = [...query]
    .filter(([key]) => key.startsWith(`${name}[`) && key.endsWith(']'))
    .map(([key, text]) => [key.slice(name.length + 1, -1), text]);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

function splitList(text: string, style: RouteParameter['style']): string[] {
  const separator = style === 'spaceDelimited' ? ' ' : style === 'pipeDelimited' ? '|' : ',';
  return text === '' ? [] : text.split(separator);
}

function coerce(given: Given, schema: JsonSchema, types: ReadonlySet<string>, reading: ParameterReading): unknown {
  if (Array.isArray(given)) {
    const items = schema.items as JsonSchema | undefined;
    const itemTypes = items === undefined ? new Set<string>() : typesOf(items, reading.definitions);
    return given.map((text) => coerceText(text, itemTypes));
  }
  if (typeof given !== 'string') return given;
  const value = coerceText(given, types);
  // Clients write null as an empty value.
  const isEmptyNull = value === '' && types.has('null') && reading.check(schema, value).length > 0;
  return isEmptyNull ? null : value;
}

function coerceText(text: string, types: ReadonlySet<string>): unknown {
  if (types.has('integer') && /^[+-]?\d+$/.test(text)) return Number(text);
  if (types.has('number') && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return Number(text);
  if (types.has('boolean') && /^(true|1|yes|on)$/i.test(text)) return true;
  if (types.has('boolean') && /^(false|0|no|off)$/i.test(text)) return false;
  return text;
}
