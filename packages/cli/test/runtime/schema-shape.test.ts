import { describe, expect, it } from 'vitest';
import type { JsonSchema } from '../../src/runtime/command.ts';
import { schemaShape } from '../../src/runtime/schema-shape.ts';

const text: JsonSchema = { type: 'string' };

/** An object with as many properties as that, each of the given form. */
function wide(count: number, schema: JsonSchema): JsonSchema {
  const names = Array.from({ length: count }, (_, index) => `p${index}`);
  return { type: 'object', properties: Object.fromEntries(names.map((name) => [name, schema])) };
}

describe('schemaShape', () => {
  it('has a line for each property, with what is inside it', () => {
    const schema = { type: 'object', required: ['a'], properties: { a: { $ref: '#/$defs/A' }, kind: { const: 'k' } } };
    expect(schemaShape(schema, { A: wide(1, text) })).toEqual(['kind?: "k"', 'a: object', '  p0?: string']);
  });

  it('shows fewer levels where it would be long, and the first in any case', () => {
    expect(schemaShape(wide(20, wide(20, text)), {})).toEqual(
      Array.from({ length: 20 }, (_, index) => `p${index}?: object`),
    );
    expect(schemaShape(wide(150, text), {})).toHaveLength(150);
  });

  it('ends where schemas hold themselves', () => {
    const definitions = { Node: { type: 'object', properties: { next: { $ref: '#/$defs/Node' } } } };
    expect(schemaShape({ $ref: '#/$defs/Node' }, definitions)).toEqual([
      'next?: object',
      '  next?: object',
      '    next?: object',
      '      next?: Node',
    ]);
  });
});
