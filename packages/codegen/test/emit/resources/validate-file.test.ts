import { describe, expect, it } from 'vitest';
import { emitResources } from '../../../src/emit/resources/emit-resources.ts';
import { modelOf, printed } from '../../sources.ts';

async function validateFile(yaml: string): Promise<string> {
  return (await printed(emitResources(await modelOf(yaml))))['validate.ts'] ?? '';
}

/** What is printed for a schema of an answer. */
async function printedSchema(schema: string): Promise<string | undefined> {
  const text = await validateFile(`
paths:
  /pets: { get: { responses: { "200": { description: "", content: { application/json: { schema: ${schema} } } } } } }
components:
  schemas:
    Pet: { type: object, properties: { name: { type: string } } }
    Cat: { type: object, required: [kind], properties: { kind: { const: cat } } }
    Dog: { type: object, required: [kind], properties: { kind: { const: dog } } }
    Any: {}
`);
  return /'pets\.\w+': ([\s\S]*),\n\}\);/
    .exec(text)?.[1]
    ?.replace(/\s+/g, ' ')
    .replaceAll(', }', ' }')
    .replaceAll(', ]', ']');
}

describe('the check of answers', () => {
  it.each([
    ['{ type: string, minLength: 3, pattern: a, format: uuid }', "{ type: 'string' }"],
    ['{ type: [integer, "null"], maximum: 5 }', "{ type: 'integer', nullable: true }"],
    ['{ enum: [small, large] }', "{ type: 'string' }"],
    ['{ enum: [small, 5] }', '{}'],
    ['{ const: 5 }', '{ const: 5 }'],
    ['{ type: array, minItems: 1, items: { type: boolean } }', "{ type: 'array', items: { type: 'boolean' } }"],
    ['{ type: array, items: {} }', "{ type: 'array' }"],
    [
      '{ type: array, prefixItems: [{ type: "null" }, {}], items: false }',
      "{ type: 'array', prefixItems: [{ type: 'null' }, {}] }",
    ],
    ['{ $ref: "#/components/schemas/Pet" }', '{ ref: () => Pet }'],
    ['{ $ref: "#/components/schemas/Any" }', '{}'],
    [
      '{ anyOf: [{ $ref: "#/components/schemas/Pet" }, { type: "null" }, { type: string }] }',
      "{ anyOf: [{ ref: () => Pet }, { type: 'string' }], nullable: true }",
    ],
    ['{ anyOf: [{ $ref: "#/components/schemas/Pet" }, {}] }', '{}'],
    [
      '{ oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }] }',
      "{ discriminator: 'kind', variants: { cat: { ref: () => Cat }, dog: { ref: () => Dog } } }",
    ],
    [
      '{ allOf: [{ $ref: "#/components/schemas/Pet" }, { $ref: "#/components/schemas/Cat" }] }',
      '{ allOf: [{ ref: () => Pet }, { ref: () => Cat }] }',
    ],
    [
      '{ type: object, required: [a, b, c], properties: { a: {}, b: { type: string, writeOnly: true }, "a-b": { type: number } }, additionalProperties: { type: string } }',
      "{ type: 'object', properties: { 'a-b': { type: 'number' } }, required: ['a'], additionalProperties: { type: 'string' } }",
    ],
    ['{ type: object, additionalProperties: false }', "{ type: 'object' }"],
  ])('holds an answer of %s to %s', async (schema, wanted) => {
    expect(await printedSchema(schema)).toBe(wanted);
  });

  it('has the schemas that answers reach, and the calls that answer JSON', async () => {
    const text = await validateFile(`
paths:
  /pets:
    get: { responses: { "200": { description: "", content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } } } }
    post:
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/NewPet" } } } }
      responses: { "204": { description: "" }, "400": { description: "", content: { application/json: { schema: { $ref: "#/components/schemas/Fault" } } } } }
  /pets/photo: { get: { responses: { "200": { description: "", content: { image/png: {} } } } } }
  /pets/watch: { get: { responses: { "200": { description: "", content: { application/jsonl: { itemSchema: { $ref: "#/components/schemas/Step" } } } } } } }
components:
  schemas:
    Pet: { type: object, properties: { owner: { $ref: "#/components/schemas/Person" } } }
    Person: { type: object, properties: { pets: { type: array, items: { $ref: "#/components/schemas/Pet" } } } }
    NewPet: { type: object }
    Fault: { type: object }
    Step: { type: object }
`);
    expect([...text.matchAll(/^export const (\w+)/gm)].map(([, name]) => name)).toEqual([
      ...['Pet', 'Person', 'Step', 'validate'],
    ]);
    expect([...text.matchAll(/^ {2}'(.*)': \{ ref/gm)].map(([, id]) => id)).toHaveLength(2);
  });
});
