import { describe, expect, it } from 'vitest';
import { type FieldNode, typeTree } from '../src/runtime/field-tree.ts';
import type { FieldData, SchemaData, TypeData } from '../src/runtime/page-data.ts';

const string: TypeData = { kind: 'string' };
const object = (...fields: FieldData[]): TypeData => ({ kind: 'object', fields });
const event = (kind: string, name: string): SchemaData => ({
  name: `${kind}Event`,
  type: object({ name: 'kind', type: { kind: 'const', value: JSON.stringify(kind) } }, { name, type: string }),
});
const schemas = new Map([event('start', 'text'), event("o'clock", 'hour')].map((schema) => [schema.name, schema]));
const union: TypeData = {
  kind: 'union',
  members: [...schemas.keys()].map((name) => ({
    type: { kind: 'reference', name },
    tag: name.replace(/Event$/, ''),
  })),
};
const everyNode = (nodes: readonly FieldNode[]): FieldNode[] =>
  nodes.flatMap((node) => [node, ...everyNode(node.children)]);
const selectorsOf = (type: TypeData) => {
  return everyNode([typeTree(type, { dialect: 'plain', schemas, anchor: 'returns' })]).map(({ selector }) => selector);
};

describe('a selector', () => {
  it.each<[string, TypeData, string[]]>([
    ['properties', object({ name: 'a', type: object({ name: 'b', type: string }) }), ['', 'a', 'a.b']],
    [
      'names that need quotes',
      object({ name: 'a b', type: string }, { name: '1"', type: string }),
      ['', '"a b"', '"1\\""'],
    ],
    ['items', { kind: 'array', items: object({ name: 'a', type: string }) }, ['', '[].a']],
    [
      'values of a map',
      object({ name: 'm', type: { kind: 'map', values: object({ name: 'a', type: string }) } }),
      ['', 'm', 'm.*.a'],
    ],
    [
      'items of one kind',
      object({ name: 'events', type: { kind: 'array', items: union } }),
      ['', 'events', "events[?kind=='start']", "events[?kind=='start'].kind", "events[?kind=='start'].text"].concat(
        "events[?kind=='o\\'clock']",
        "events[?kind=='o\\'clock'].kind",
        "events[?kind=='o\\'clock'].hour",
      ),
    ],
    [
      'a single value of one kind',
      object({ name: 'last', type: union }),
      ['', 'last', 'last', 'last.kind', 'last.text', 'last', 'last.kind', 'last.hour'],
    ],
  ])('picks out %s', (_, type, want) => {
    expect(selectorsOf(type)).toEqual(want);
  });
});
