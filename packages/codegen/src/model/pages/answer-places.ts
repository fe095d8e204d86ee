import type { PropertyPath } from '../../json.ts';
import { spoken } from '../names/words.ts';
import type { Property, Schema } from '../schema.ts';
import { memberProperties, propertiesOf, type SchemaIndex } from '../schema-tools.ts';

/** A property of an answer, at its top or inside of what is said about the page. */
export interface AnswerPlace {
  readonly path: PropertyPath;
  /** Words of its name, and of the property around it. */
  readonly name: string;
  readonly parent?: string;
  readonly schema: Schema;
  /** Whether everything around it is always an object that declares it. */
  readonly isSure: boolean;
}

/** Properties around those that tell of the next page, by their words. */
const envelopes = new Set([
  ...['meta', 'metadata', 'response metadata', 'list metadata', 'result info', 'links', 'next', 'next page'],
  ...['page', 'page info', 'page metadata', 'pages', 'paging', 'pagination', 'paginator', 'cursor', 'cursors'],
]);

/** Properties inside of properties that are looked into. */
const maxDepth = 3;

/**
 * The properties of an answer that may tell of the next page: those at its top, then those inside of properties such as
 * `meta` and `links`, and of the one that holds the items.
 */
export function answerPlaces(answer: Schema, list: PropertyPath | undefined, index: SchemaIndex): AnswerPlace[] {
  const places: AnswerPlace[] = [];
  const holder = typeof list === 'string' ? undefined : list?.[0];
  let level: readonly { readonly schema: Schema; readonly place?: AnswerPlace }[] = [{ schema: answer }];
  for (let depth = 0; depth < maxDepth; depth += 1) {
    const found = level.flatMap(({ schema, place }) => {
      const sure = propertiesOf(schema, index);
      return (sure ?? memberProperties(schema, index)).map((property) => {
        return placeOf(property, place, sure !== undefined);
      });
    });
    places.push(...found);
    level = found
      .filter(({ name, path }) => envelopes.has(name) || path === holder)
      .map((place) => ({ schema: place.schema, place }));
  }
  return places;
}

function placeOf({ name, schema }: Property, around: AnswerPlace | undefined, isSure: boolean): AnswerPlace {
  if (around === undefined) return { path: name, name: spoken(name), schema, isSure };
  return {
    path: [around.path, name].flat(),
    name: spoken(name),
    parent: around.name,
    schema,
    isSure: isSure && around.isSure,
  };
}
