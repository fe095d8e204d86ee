import { spoken } from '../names/words.ts';
import type { Schema } from '../schema.ts';
import { resolveSchema, type SchemaIndex } from '../schema-tools.ts';
import type { Parameter } from '../types.ts';
import { afterNames, offsetNames, pageNames, sizeNames, tokenNames } from './page-words.ts';

/** Whether one of these parameters asks for a page of a list. */
export function asksForPage(parameters: readonly Pick<Parameter, 'name' | 'in'>[]): boolean {
  return parameters.some(({ name, in: place }) => {
    return (
      place === 'query' && [tokenNames, afterNames, offsetNames, pageNames].some((names) => names.has(spoken(name)))
    );
  });
}

/** A parameter, or a property of one that is an object. */
type Field = Pick<Parameter, 'name' | 'schema'>;

/** Whether one of these asks for a page by its number or its beginning, and another says how large it is. */
export function asksForNumberedPage(fields: readonly Field[], index: SchemaIndex): boolean {
  const number = numberParameter(pageNames, fields, index) ?? numberParameter(offsetNames, fields, index);
  return number !== undefined && pageSize(fields) !== undefined;
}

/** The parameter of one of these names that takes a number. */
export function numberParameter<T extends Field>(
  names: ReadonlySet<string>,
  parameters: readonly T[],
  index: SchemaIndex,
): T | undefined {
  return parameters.find((parameter) => names.has(spoken(parameter.name)) && isNumber(parameter.schema, index));
}

/** The parameter that limits a page. */
export function pageSize<T extends Field>(queryParameters: readonly T[]): T | undefined {
  return queryParameters.find(({ name }) => sizeNames.has(spoken(name)));
}

/** Whether a value is a number. */
export function isNumber(schema: Schema, index: SchemaIndex): boolean {
  return /^(integer|number)$/.test(resolveSchema(schema, index).kind);
}

/** The number of the first page, where the document gives one other than 1: as the default, or as the least. */
export function firstPage({ schema }: Parameter, index: SchemaIndex): { readonly first?: number } {
  const whole = resolveSchema(schema, index);
  const first = schema.default ?? whole.default ?? ('minimum' in whole && whole.minimum === 0 ? 0 : undefined);
  return typeof first === 'number' && first !== 1 ? { first } : {};
}

/** Whether a value may be a token or an id: a text that is no address. */
export function isToken(schema: Schema, index: SchemaIndex): boolean {
  const resolved = resolveSchema(schema, index);
  return resolved.kind === 'string' && resolved.format !== 'uri';
}
