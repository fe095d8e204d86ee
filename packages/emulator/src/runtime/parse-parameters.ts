import { coerceTexts, shapeOf, type TextReading } from './coerce-texts.ts';
import { propertiesOf } from './document/schema-parts.ts';
import type { RequestProblem } from './http-error.ts';
import { isJsonType } from './media-type.ts';
import { parseJson } from './parse-json.ts';
import { readQueryStyled, readStyled, type Shape, type Texts } from './read-style.ts';
import { readTree } from './read-tree.ts';
import { missingProblem, toRequestProblems } from './request-problem.ts';
import type { RouteParameter } from './route.ts';

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

/**
 * Reads a route's parameters and checks each against its schema. Texts become numbers and booleans where the schema
 * wants them. Of a single value that is sent several times the last counts.
 *
 * @param problems - Receives what is wrong.
 */
export function parseParameters(
  parameters: readonly RouteParameter[],
  raw: RawParameters,
  reading: TextReading,
  problems: RequestProblem[],
): ParameterValues {
  const values: ParameterValues = { path: {}, query: {}, header: {}, cookie: {} };
  for (const parameter of parameters) {
    const location = [parameter.in, parameter.name];
    const value = readValue(parameter, raw, reading, problems);
    if (value === undefined) {
      if (parameter.required) problems.push(missingProblem(location, null));
      continue;
    }
    const found = reading.check(parameter.schema, value);
    problems.push(...found.flatMap((problem) => toRequestProblems(location, problem)));
    values[parameter.in][parameter.name] = value;
  }
  return values;
}

function readValue(
  parameter: RouteParameter,
  raw: RawParameters,
  reading: TextReading,
  problems: RequestProblem[],
): unknown {
  const { schema, mediaType } = parameter;
  if (mediaType !== undefined) {
    const text = parameter.in === 'query' ? raw.query.get(parameter.name) : textOf(parameter, raw[parameter.in]);
    return text == null || !isJsonType(mediaType) ? (text ?? undefined) : readJson(text, parameter, problems);
  }
  if (parameter.in === 'query' && parameter.style === 'deepObject') return readDeep(parameter, raw.query, reading);
  const shape = shapeOf(schema, reading);
  const texts = readTexts(parameter, shape, raw, reading);
  return texts === undefined ? undefined : coerceTexts(texts, schema, reading);
}

function readDeep({ name, schema }: RouteParameter, query: URLSearchParams, reading: TextReading): unknown {
  const fields = [...query].filter(([key]) => key === name || key.startsWith(`${name}[`));
  return readTree(fields, { properties: { [name]: schema } }, reading)[name];
}

function readTexts(
  parameter: RouteParameter,
  shape: Shape,
  raw: RawParameters,
  { definitions }: TextReading,
): Texts | undefined {
  if (parameter.in === 'query') {
    return readQueryStyled(raw.query, shape, parameter, propertiesOf(parameter.schema, definitions).keys());
  }
  const text = textOf(parameter, raw[parameter.in]);
  return text === undefined ? undefined : readStyled(text, shape, parameter);
}

function textOf(parameter: RouteParameter, texts: Readonly<Record<string, string>>): string | undefined {
  const key = parameter.in === 'header' ? parameter.name.toLowerCase() : parameter.name;
  return Object.hasOwn(texts, key) ? texts[key] : undefined;
}

function readJson(text: string, parameter: RouteParameter, problems: RequestProblem[]): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    const msg = (error as SyntaxError).message;
    problems.push({ type: 'json_invalid', loc: [parameter.in, parameter.name], msg, input: {} });
    return text;
  }
}
