import { type Json, type JsonObject, present } from '../../json.ts';
import { namedParameters } from '../../model/call-shape.ts';
import { contentKind } from '../../model/media-type.ts';
import type { Schema } from '../../model/schema.ts';
import type { Operation, Parameter } from '../../model/types.ts';
import { type Code, literal } from '../../print/code.ts';
import type { ModuleContext } from './module-context.ts';

/**
 * What the runtime has to know of the properties of the parameter object, where it is more than its defaults. Undefined where
 * all of them go into the query as they are.
 */
export function parametersDescription(operation: Operation): Code | undefined {
  const { body } = operation;
  const outside = namedParameters(operation).flatMap((parameter) => {
    const { in: place, argument } = parameter;
    const form = parameterForm(parameter);
    const isUsual = body === undefined && place === 'query' && Object.keys(form).length === 0;
    return isUsual ? [] : [[argument, { in: place, ...form }] as const];
  });
  const renamed = (body?.fields ?? []).filter(({ argument, name }) => argument !== name);
  const inBody = renamed.map(({ argument, name }) => [argument, { in: 'body', name }] as const);
  const described = Object.fromEntries<Json>([...outside, ...inBody]);
  return Object.keys(described).length === 0 ? undefined : literal(described);
}

function parameterForm({ name, argument, in: place, style, explode, allowReserved, mediaType }: Parameter): JsonObject {
  const ownName = argument === name ? undefined : name;
  if (mediaType !== undefined) return present({ name: ownName, mediaType });
  const hasUsualNames = style === 'deepObject' || explode === (place !== 'header');
  return present({
    name: ownName,
    style: place === 'query' && style !== 'form' ? style : undefined,
    explode: hasUsualNames ? undefined : explode,
    allowReserved: allowReserved || undefined,
  });
}

/** The path with the marks by which the runtime tells the styles of path parameters apart. */
export function markedPath({ path, pathParameters }: Operation): string {
  return path.replace(/\{([^{}]*)\}/g, (whole, name: string) => {
    const parameter = pathParameters.find((candidate) => candidate.name === name);
    if (parameter === undefined) return whole;
    if (isJson(parameter.mediaType)) return `{${name}:json}`;
    const mark = parameter.style === 'label' ? '.' : parameter.style === 'matrix' ? ';' : '';
    return `{${mark}${name}${parameter.explode ? '*' : ''}}`;
  });
}

/** Whether a parameter is written into the path by a style, and not as it is. */
export function isStyledInPath({ schema, style, mediaType }: Parameter, context: ModuleContext): boolean {
  return isJson(mediaType) || style !== 'simple' || mayBe(schema, isComposed, context);
}

/** Whether a parameter is written into the query by another style than the usual one. */
export function isStyledInQuery(parameter: Parameter, context: ModuleContext): boolean {
  const { schema, style, explode, allowReserved, mediaType } = parameter;
  const isUsual = style === 'form' && explode && !allowReserved && mediaType === undefined;
  return !isUsual || mayBe(schema, isObject, context);
}

/** Whether a parameter is written into a header by a style, and not as it is. */
export function isStyledInHeader({ schema, mediaType }: Parameter, context: ModuleContext): boolean {
  return mediaType !== undefined || mayBe(schema, isComposed, context);
}

function isJson(mediaType: string | undefined): boolean {
  return mediaType !== undefined && contentKind(mediaType) === 'json';
}

function isComposed(kind: Schema['kind']): boolean {
  return kind === 'array' || kind === 'tuple' || isObject(kind);
}

function isObject(kind: Schema['kind']): boolean {
  return kind === 'object' || kind === 'unknown' || kind === 'intersection';
}

/** Whether a value of the schema may be of a kind. */
function mayBe(
  schema: Schema,
  test: (kind: Schema['kind']) => boolean,
  context: ModuleContext,
  seen: readonly string[] = [],
): boolean {
  if (schema.kind === 'union') return schema.members.some((member) => mayBe(member, test, context, seen));
  if (schema.kind !== 'reference') return test(schema.kind);
  const named = context.given.index.get(schema.name);
  return !named || (!seen.includes(schema.name) && mayBe(named.schema, test, context, [...seen, schema.name]));
}
