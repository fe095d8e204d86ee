import type { Json, JsonObject } from '../../json.ts';
import type { ParameterObject } from '../document.ts';
import { joinPointer } from '../json-pointer.ts';
import { placeholderNames, withNamesAlone } from '../path-template.ts';
import { type RequestPath, requestPath } from '../request-path.ts';
import { readExamples, wholeContent } from './content.ts';
import type { NormaliseContext } from './context.ts';
import { type Fields, flag, prose, readFields, text } from './fields.ts';
import { queryStringParameters } from './query-string.ts';
import { resolved } from './resolved.ts';
import { schema } from './schema.ts';

/** A list of parameters, and where it stands. */
interface ParameterList {
  readonly value: Json | undefined;
  readonly pointer: string;
}

/**
 * Reads an operation's parameters: those of the path first, each replaced in its place by the operation's own of the same
 * name. Afterwards the path's template and the path parameters agree.
 *
 * @param lists - The path's list, then the operation's.
 * @param operationPointer - Where to report what is missing.
 */
export function readParameters(
  lists: readonly ParameterList[],
  path: string,
  operationPointer: string,
  context: NormaliseContext,
): ParameterObject[] {
  const found = new Map<string, ParameterObject>();
  for (const list of lists) {
    const own = new Set<string>();
    for (const [index, item] of (Array.isArray(list.value) ? list.value : []).entries()) {
      const pointer = joinPointer(list.pointer, index);
      for (const parameter of readParameter(item, pointer, context)) {
        const key = `${parameter.in} ${parameter.name}`;
        if (own.has(key))
          context.warn(pointer, `${label(parameter)} is declared twice. The first counts; remove this.`);
        else found.set(key, parameter);
        own.add(key);
      }
    }
  }
  return matchTemplate([...found.values()], path, operationPointer, context);
}

function matchTemplate(
  declaredParameters: readonly ParameterObject[],
  declaredPath: string,
  pointer: string,
  context: NormaliseContext,
): ParameterObject[] {
  const { path, queryPlaces } = requestPath(declaredPath);
  const names = placeholderNames(path);
  const sent = declaredParameters.flatMap((parameter) => inQuery(inPath(parameter, names), queryPlaces));
  const parameters = [...new Map(sent.map((parameter) => [`${parameter.in} ${parameter.name}`, parameter])).values()];
  const used = parameters.filter((parameter) => {
    const isUsed = parameter.in !== 'path' || names.includes(parameter.name);
    if (!isUsed) {
      context.warn(
        pointer,
        `${label(parameter)} does not occur in the path. It is ignored; remove it or extend the path.`,
      );
    }
    return isUsed;
  });
  const wanted = [
    ...names.map((name) => ({ name, in: 'path' }) as const),
    ...[...new Set([...queryPlaces.values()].flat())].map((name) => ({ name, in: 'query' }) as const),
  ];
  const missing = wanted
    .filter(({ name, in: place }) => !used.some((parameter) => parameter.in === place && parameter.name === name))
    .map((place): ParameterObject => {
      const added: ParameterObject = { ...place, required: true, schema: { type: 'string' } };
      context.warn(pointer, `${label(added)} is not declared. Text is assumed; declare it.`);
      return added;
    });
  return [...used, ...missing];
}

/** A path parameter by the name that its placeholder has after {@link withNamesAlone}. */
function inPath(parameter: ParameterObject, names: readonly string[]): ParameterObject {
  if (parameter.in !== 'path' || names.includes(parameter.name)) return parameter;
  return { ...parameter, name: withNamesAlone(`{${parameter.name}}`).slice(1, -1) };
}

/** A path parameter whose places are in the query string is a query parameter for each. */
function inQuery(parameter: ParameterObject, places: RequestPath['queryPlaces']): readonly ParameterObject[] {
  const names = places.get(parameter.name);
  if (parameter.in !== 'path' || names === undefined) return [parameter];
  const { style: _style, explode: _explode, ...rest } = parameter;
  return names.map((name) => ({ ...rest, name, in: 'query' }));
}

/** One parameter, none where it has no meaning, several where it stands for a whole query string. */
function readParameter(item: Json, pointer: string, context: NormaliseContext): readonly ParameterObject[] {
  const target = resolved(item, pointer, context);
  if (!target) return [];
  const { name, in: place } = target.value;
  if (typeof name !== 'string' || name === '' || typeof place !== 'string' || !places.has(place)) {
    context.warn(pointer, 'A parameter needs a `name`, and an `in` of path, query, header or cookie. It is ignored.');
    return [];
  }
  if (place === 'querystring') return queryStringParameters(target.value, target.pointer, context);
  if (place === 'header' && managedHeaders.has(name.toLowerCase())) return [];
  const { content, ...fields } = readFields(target.value, target.pointer, context, parameterFields) as JsonObject;
  const [first] = Object.entries((content ?? {}) as NonNullable<ParameterObject['content']>);
  const examples = readExamples(target.value, target.pointer, context);
  const parameter: ParameterObject = {
    name,
    in: place as ParameterObject['in'],
    ...fields,
    ...(place === 'path' && { required: true }),
    ...(fields.schema === undefined && (first ? { content: Object.fromEntries([first]) } : { schema: {} })),
    ...(examples && { examples }),
  };
  return [parameter];
}

function label(parameter: ParameterObject): string {
  return `The ${parameter.in} parameter ${JSON.stringify(parameter.name)}`;
}

const places = new Set(['path', 'query', 'header', 'cookie', 'querystring']);

/**
 * Parameters of these names have no meaning. Media types and security schemes say the same as the first three; the others
 * say how a message is sent, which is for the sender alone to know.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html#fixed-fields-for-use-with-schema
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1
 */
const managedHeaders = new Set(
  (
    'accept authorization content-type ' +
    'connection content-length expect host keep-alive te trailer transfer-encoding upgrade'
  ).split(' '),
);

const parameterFields: Fields = {
  description: prose,
  required: flag,
  deprecated: flag,
  allowEmptyValue: flag,
  allowReserved: flag,
  style: text,
  explode: flag,
  schema,
  content: wholeContent,
};
