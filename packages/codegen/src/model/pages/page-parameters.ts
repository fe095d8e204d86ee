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

/** The parameter of one of these names that takes a number. */
export function numberParameter(names: ReadonlySet<string>, parameters: readonly Parameter[], index: SchemaIndex) {
  return parameters.find((parameter) => names.has(spoken(parameter.name)) && isNumber(parameter.schema, index));
}

/** The parameter that limits a page. */
export function pageSize(queryParameters: readonly Parameter[]): Parameter | undefined {
  return queryParameters.find(({ name }) => sizeNames.has(spoken(name)));
}

/** Whether a value is a number. */
export function isNumber(schema: Schema, index: SchemaIndex): boolean {
  return /^(integer|number)$/.test(resolveSchema(schema, index).kind);
}

/** The number of the first page, where the document gives one other than 1. */
export function firstPage({ schema }: Parameter, index: SchemaIndex): { readonly first?: number } {
  const first = schema.default ?? resolveSchema(schema, index).default;
  return typeof first === 'number' && first !== 1 ? { first } : {};
}

/** Whether a value may be a token or an id: a text that is no address. */
export function isToken(schema: Schema, index: SchemaIndex): boolean {
  const resolved = resolveSchema(schema, index);
  return resolved.kind === 'string' && resolved.format !== 'uri';
}
