import type { PropertyPath } from '../../json.ts';
import { singular, spoken } from '../names/words.ts';
import type { Property, Schema } from '../schema.ts';
import { propertiesOf, resolveSchema, type SchemaIndex } from '../schema-tools.ts';

/** Names of the items, before the only list of the answer. */
const itemNames = 'items data results records values entries result value rows elements'.split(' ');

/** The items of a list, and where they are: nowhere where the answer is the list. */
export interface Items {
  readonly items?: PropertyPath;
  readonly itemSchema: Schema;
}

/** The list of an answer: itself, one of its properties, or the only one that is inside of another property. */
export function itemsOf(answer: Schema, resourceName: string, index: SchemaIndex): Items | undefined {
  if (answer.kind === 'array') return { itemSchema: answer.items };
  const properties = propertiesOf(answer, index) ?? [];
  const lists = listsOf(properties, index);
  if (lists.length > 0) return usualOf(lists, resourceName) ?? (lists.length === 1 ? lists[0] : undefined);
  const nested = properties.flatMap(({ name, schema }) => {
    const inner = usualOf(listsOf(propertiesOf(schema, index) ?? [], index), resourceName);
    return inner === undefined ? [] : [{ items: [name, inner.items], itemSchema: inner.itemSchema }];
  });
  return nested.length === 1 ? nested[0] : undefined;
}

function listsOf(properties: readonly Property[], index: SchemaIndex) {
  return properties.flatMap(({ name, schema }) => {
    const list = resolveSchema(schema, index);
    return list.kind === 'array' ? [{ items: name, itemSchema: list.items }] : [];
  });
}

function usualOf(lists: ReturnType<typeof listsOf>, resourceName: string) {
  const usual = [...itemNames, spoken(resourceName), spoken(singular(resourceName))].flatMap((wanted) => {
    return lists.filter(({ items }) => spoken(items) === wanted);
  });
  return usual[0];
}
