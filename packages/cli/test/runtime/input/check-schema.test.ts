import { describe, expect, it } from 'vitest';
import type { JsonSchema } from '../../../src/runtime/command.ts';
import { checkSchema } from '../../../src/runtime/input/check-schema.ts';

const definitions: Record<string, JsonSchema> = {
  Color: { enum: ['red', 'blue'] },
  Tree: {
    type: 'object',
    properties: { color: { $ref: '#/$defs/Color' }, children: { type: 'array', items: { $ref: '#/$defs/Tree' } } },
    required: ['color'],
  },
  Cat: { type: 'object', properties: { kind: { const: 'cat' }, lives: { type: 'integer', maximum: 9 } } },
  Dog: { type: 'object', properties: { kind: { const: 'dog' } }, required: ['kind'] },
};
const tree: JsonSchema = { $ref: '#/$defs/Tree' };

describe('checkSchema', () => {
  it.each<{ schema: JsonSchema; value: unknown }>([
    { schema: {}, value: 1 },
    { schema: tree, value: { color: 'red', children: [{ color: 'blue' }], more: 1 } },
    { schema: { anyOf: [tree, { type: 'null' }] }, value: null },
    {
      schema: { properties: { key: { pattern: '\\-(' }, pattern: { const: '\\-(' } } },
      value: { key: 'a', pattern: '\\-(' },
    },
  ])('passes $value', ({ schema, value }) => {
    expect(() => checkSchema('--tree', value, schema, definitions)).not.toThrow();
  });

  it.each<{ schema: JsonSchema; value: unknown; problem: string; advice: string }>([
    {
      schema: tree,
      value: { color: 'pink' },
      problem: '--tree: /color: "pink" is not allowed',
      advice: 'Give one of: red, blue.',
    },
    {
      schema: { anyOf: [tree, { type: 'null' }] },
      value: { color: 'red', children: [{ color: 5 }] },
      problem: '--tree: /children/0/color: 5 is not allowed',
      advice: 'Give one of: red, blue.',
    },
    {
      schema: { anyOf: [{ $ref: '#/$defs/Cat' }, { $ref: '#/$defs/Dog' }] },
      value: { kind: 'cow' },
      problem: '--tree: /kind: "cow" is not allowed',
      advice: 'Give one of: cat, dog.',
    },
    {
      schema: tree,
      value: [],
      problem: '--tree: [] is not of type object',
      advice: 'See --help for what it takes.',
    },
    {
      schema: { type: 'object', properties: { id: { type: 'string', format: 'uuid' } } },
      value: { id: 'nope' },
      problem: '--tree: /id: "nope" is not of format uuid',
      advice: 'See --help for what it takes.',
    },
    {
      schema: { type: ['array', 'null'] },
      value: 'x'.repeat(100),
      problem: `--tree: "${'x'.repeat(39)}… is not of type array or null`,
      advice: 'See --help for what it takes.',
    },
    {
      schema: { type: 'object', properties: { 'a/b~c d': { type: 'string' } } },
      value: { 'a/b~c d': 1 },
      problem: '--tree: /a~1b~0c d: 1 is not of type string',
      advice: 'See --help for what it takes.',
    },
  ])('refuses $value: $problem', ({ schema, value, problem, advice }) => {
    expect(() => checkSchema('--tree', value, schema, definitions)).toThrow(
      expect.objectContaining({ message: problem, advice }),
    );
  });

  it('names what is missing, and the limit that is passed', () => {
    expect(() => checkSchema('--tree', {}, tree, definitions)).toThrow(/^--tree: \{\}: .*"color"/);
    const cat = { kind: 'cat', lives: 10 };
    expect(() => checkSchema('--pet', cat, { $ref: '#/$defs/Cat' }, definitions)).toThrow(/^--pet: \/lives: 10: .*9/);
  });

  it('asks for nothing that is read only', () => {
    const note = { properties: { id: { readOnly: true }, text: {} }, required: ['id', 'text'] };
    const check = (value: unknown) => () => checkSchema('--note', value, { $ref: '#/$defs/Note' }, { Note: note });
    expect(check({ text: 'x' })).not.toThrow();
    expect(check({ id: 'x' })).toThrow(/^--note: .*"text"/);
  });
});
