import { describe, expect, it } from 'vitest';
import { type FieldNode, fieldTree, typeTree } from '../src/runtime/field-tree.ts';
import type { FieldData, SchemaData, TypeData } from '../src/runtime/page-data.ts';

const string: TypeData = { kind: 'string' };
const reference = (name: string): TypeData => ({ kind: 'reference', name });
const object = (...fields: FieldData[]): TypeData => ({ kind: 'object', fields });
const schemasOf = (types: Record<string, TypeData>) => {
  return new Map(
    Object.entries(types).map(([name, type]): [string, SchemaData] => [
      name,
      { name, type, description: `A ${name}.` },
    ]),
  );
};
const everyNode = (nodes: readonly FieldNode[]): FieldNode[] =>
  nodes.flatMap((node) => [node, ...everyNode(node.children)]);

describe('typeTree', () => {
  it('names a type in words, and leaves the name to the label in TypeScript', () => {
    const schemas = schemasOf({ Note: object({ name: 'text', type: string }) });
    const [plain, typescript] = (['plain', 'typescript'] as const).map((dialect) =>
      typeTree(reference('Note'), { dialect, schemas, anchor: 'returns' }),
    );
    expect([plain?.name, plain?.label]).toEqual(['Note', 'object { text }']);
    expect([typescript?.name, typescript?.label]).toEqual([undefined, 'Note { text }']);
  });

  it('lists the values of an enumeration where the label has not all of them', () => {
    const schemas = schemasOf({ Access: { kind: 'enum', values: ['"read"', '"write"'] } });
    const many: TypeData = { kind: 'enum', values: ['1', '2', '3', '4', '5'] };
    const type = object({ name: 'access', type: reference('Access') }, { name: 'many', type: many });
    const values = (['plain', 'typescript'] as const).map((dialect) =>
      typeTree(type, { dialect, schemas, anchor: 'returns' }).children.map((node) => node.values.length),
    );
    expect(values).toEqual([
      [0, 5],
      [2, 5],
    ]);
  });

  it('describes a field by its place, else by its type', () => {
    const schemas = schemasOf({ Note: object({ name: 'text', type: string }) });
    const type = object(
      { name: 'a', type: reference('Note') },
      { name: 'b', type: reference('Note'), description: 'Here.' },
    );
    const { children } = typeTree(type, { dialect: 'plain', schemas, anchor: 'returns' });
    expect(children.map(({ description }) => description)).toEqual(['A Note.', 'Here.']);
  });

  it('unfolds the members of a union one by one, by tag in words and by type in TypeScript', () => {
    const schemas = schemasOf({ CatEvent: object({ name: 'lives', type: string }), DogEvent: object() });
    const members = [
      { type: reference('CatEvent'), tag: 'cat' },
      { type: reference('DogEvent'), tag: 'dog' },
    ];
    const type: TypeData = { kind: 'array', items: { kind: 'union', members } };
    const names = (dialect: 'plain' | 'typescript') => {
      const node = typeTree(type, { dialect, schemas, anchor: 'returns' });
      expect(node.childrenAre).toBe('one of');
      return node.children.map(({ name, label }) => `${name}: ${label}`);
    };
    expect(names('plain')).toEqual(['cat: object { lives }', 'dog: object { }']);
    expect(names('typescript')).toEqual(['CatEvent: { lives }', 'DogEvent: { }']);
  });

  it('leaves the members of a union of single words to the label', () => {
    const type: TypeData = { kind: 'union', members: [{ type: string }, { type: { kind: 'number' } }] };
    const node = typeTree(type, { dialect: 'plain', schemas: new Map(), anchor: 'returns' });
    expect([node.label, node.children]).toEqual(['string or number', []]);
  });

  it('ends where a type contains itself', () => {
    const schemas = schemasOf({
      Node: object({ name: 'next', type: reference('Node') }),
      List: { kind: 'array', items: reference('List') },
    });
    const node = typeTree(reference('Node'), { dialect: 'typescript', schemas, anchor: 'returns' });
    expect(everyNode([node]).map(({ anchor }) => anchor)).toEqual(['returns', 'returns.next']);
    expect(typeTree(reference('List'), { dialect: 'plain', schemas, anchor: 'returns' }).children).toEqual([]);
  });

  it('cuts a tree at the depth at which it stays readable', () => {
    const names = Array.from({ length: 40 }, (_, position) => `field${position}`);
    const level = (depth: number) => object(...names.map((name) => ({ name, type: reference(`Level${depth}`) })));
    const schemas = schemasOf({ Level1: level(2), Level2: level(3), Level3: object({ name: 'end', type: string }) });
    const nodes = everyNode([typeTree(level(1), { dialect: 'plain', schemas, anchor: 'returns' })]);
    expect(nodes).toHaveLength(1 + 40);
  });
});

describe('fieldTree', () => {
  it('says the rules, the default and what may be null', () => {
    const field = {
      name: 'id',
      type: { ...string, nullable: true as const },
      constraints: ['format uuid'],
      default: '"a"',
    };
    const chips = (dialect: 'plain' | 'typescript') => {
      return fieldTree([{ ...field, shownName: 'id' }], { dialect, schemas: new Map(), anchor: 'query' })[0]?.chips;
    };
    expect(chips('plain')).toEqual(['nullable', 'format uuid', 'default "a"']);
    expect(chips('typescript')).toEqual(['format uuid', 'default "a"']);
  });

  it('gives every place an id of its own', () => {
    const names = ['a b', 'a-b', 'a.b', '"><script>', '', 'é'];
    const fields = names.map((name) => ({ name, shownName: name, type: object({ name: 'a', type: string }) }));
    const anchors = everyNode(fieldTree(fields, { dialect: 'plain', schemas: new Map(), anchor: 'query' })).map(
      ({ anchor }) => anchor,
    );
    expect(new Set(anchors).size).toBe(anchors.length);
    for (const anchor of anchors) expect(anchor).toMatch(/^[\w.-]+$/);
  });
});
