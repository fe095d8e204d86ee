import { describe, expect, it } from 'vitest';
import { emitModels, emitModelsTest } from '../../../src/emit/models/emit-models.ts';
import { modelOf, printed } from '../../sources.ts';

/** A document with one call that is given and answered schemas by name. */
function document(schemas: string, { answered = '{}', given = '{}' } = {}): string {
  return `
paths:
  /a:
    post:
      requestBody: { content: { application/json: { schema: ${given} } } }
      responses: { "200": { description: "", content: { application/json: { schema: ${answered} } } } }
components:
  schemas:
${schemas}`;
}

const answer = { answered: '{ $ref: "#/components/schemas/A" }' };
const request = { given: '{ $ref: "#/components/schemas/A" }' };

async function models(yaml: string, isOpen = true): Promise<string | undefined> {
  const model = await modelOf(yaml);
  return (await printed(emitModels(model, { isOpen, schemas: model.schemas })))['models.ts'];
}

const cases: [fact: string, schemas: string, wanted: string][] = [
  [
    'an object as an interface with its prose',
    `    A:
      type: object
      description: A pet.
      required: [id, born, any]
      properties:
        id: { type: string, format: uuid }
        name: { type: [string, "null"], maxLength: 10, description: What it is called. }
        born: { type: integer, minimum: 1, maximum: 9 }
        weight: { type: number, exclusiveMinimum: 0, maximum: 90.5 }
        any: {}
        maybe: {}
        tags: { type: array, items: { type: string }, minItems: 1, deprecated: true }
        marks: { type: object, minProperties: 1, maxProperties: 3 }
        photo: { type: string, format: binary }
        kind: { type: string, default: cat }
`,
    `/** A pet. */
export interface A {
  /** Format: uuid. */
  id: string;
  /**
   * What it is called.
   *
   * At most 10 characters.
   */
  name?: string | null | undefined;
  /** From 1 to 9. */
  born: number;
  /** More than 0. At most 90.5. */
  weight?: number | undefined;
  any: unknown;
  maybe?: unknown;
  /**
   * At least 1 item.
   *
   * @deprecated
   */
  tags?: string[] | undefined;
  /** From 1 to 3 properties. */
  marks?: { [key: string]: unknown } | undefined;
  photo?: Blob | undefined;
  /** @default "cat" */
  kind?: string | undefined;
}
`,
  ],
  [
    'everything else as an alias, in the order of the document',
    `    Names: { type: array, items: { type: [string, "null"] } }
    Nothing: { type: "null" }
    Any: {}
    Never: { not: {} }
    Pair: { prefixItems: [{ type: string }, { type: [integer, "null"] }], items: false }
    Open: { prefixItems: [{ type: string }], items: { enum: [a, b] } }
    Maybe: { type: [object, "null"], properties: { a: { type: boolean } } }
    Both: { allOf: [{ $ref: "#/components/schemas/Maybe" }, { type: object, properties: { b: { type: string } } }] }
    Either: { type: array, items: { oneOf: [{ type: string }, { type: number }] } }
    List: { const: [1] }
`,
    `export type Names = (string | null)[];

export type Nothing = null;

export type Any = unknown;

export type Never = never;

export type Pair = [string, number | null];

export type Open = [string, ...('a' | 'b')[]];

export type Maybe = { a?: boolean | undefined } | null;

export type Both = Maybe & { b?: string | undefined };

export type Either = (string | number)[];

export type List = unknown;
`,
  ],
  [
    'unions of known texts and others, so that an editor completes the known ones',
    `    Tier: { enum: [fast, slow] }
    Inline: { anyOf: [{ enum: [a, b] }, { type: string }] }
    Named: { anyOf: [{ $ref: "#/components/schemas/Tier" }, { type: string }, { enum: [1, 2] }] }
    Closed: { oneOf: [{ enum: [a, b] }, { enum: [b, c] }, { type: boolean }] }
    Numbers: { oneOf: [{ enum: [1] }, { type: string }] }
`,
    `export type Tier = 'fast' | 'slow';

export type Inline = 'a' | 'b' | (string & {});

export type Named = Tier | (string & {}) | 1 | 2;

export type Closed = 'a' | 'b' | 'c' | boolean;

export type Numbers = 1 | string;
`,
  ],
  [
    'names that are taken otherwise, and references to them',
    `    Promise: { type: string }
    my-pet: { type: object, properties: { p: { $ref: "#/components/schemas/Promise" } } }
    Pets: { type: array, items: { $ref: "#/components/schemas/my-pet" } }
`,
    `export type PromiseModel = string;

export interface MyPet {
  p?: PromiseModel | undefined;
}

export type Pets = MyPet[];
`,
  ],
  [
    'index signatures where other properties may occur',
    `    Numbers: { type: object, additionalProperties: { type: integer } }
    Empty: { type: object }
    Free: { type: object, additionalProperties: true }
    Closed: { type: object, additionalProperties: false }
    Silent: { type: object, properties: { a: { type: string } } }
    Some: { type: object, properties: { a: { type: string } }, additionalProperties: { type: integer } }
    Pattern: { type: object, patternProperties: { "^x": { type: string } } }
    Inner: { type: object, properties: { map: { type: object, additionalProperties: { type: array } } } }
`,
    `export interface Numbers {
  [key: string]: number;
}

export interface Empty {
  [key: string]: unknown;
}

export interface Free {
  [key: string]: unknown;
}

export interface Closed {}

export interface Silent {
  a?: string | undefined;
}

export interface Some {
  a?: string | undefined;
  [key: string]: number | string | undefined;
}

export interface Pattern {
  [key: string]: string;
}

export interface Inner {
  map?: { [key: string]: unknown[] } | undefined;
}
`,
  ],
  [
    'hostile text inside comments, keys and literals',
    `    A:
      type: object
      description: "Ends */ process.exit() /* here. @see {@link x}\\u2028<script>"
      properties:
        a-b: { type: string }
        "": { type: string }
        constructor: { type: string }
        delete: { type: string }
        "x'\\"; process.exit(); //": { type: string, description: "\`\${process.exit()}\` */" }
        "new\\nline": { enum: ["'a'", "b\\\\", "\`\${c}\`", "*/"], default: "*/" }
`,
    `/**
 * Ends *\\/ process.exit() /* here. \\@see \\{\\@link x\\}
 * \\<script>
 */
export interface A {
  'a-b'?: string | undefined;
  ''?: string | undefined;
  constructor?: string | undefined;
  delete?: string | undefined;
  /** \`\${process.exit()}\` *\\/ */
  'x\\'"; process.exit(); //'?: string | undefined;
  /** @default "*\\/" */
  'new\\nline'?: "'a'" | 'b\\\\' | '\`\${c}\`' | '*/' | undefined;
}
`,
  ],
  ['a module of nothing for a document without schemas', '', 'export {};\n'],
];

describe('emitModels', () => {
  it.each(cases)('prints %s', async (_fact, schemas, wanted) => {
    expect(await models(document(schemas === '' ? '    {}' : schemas))).toBe(wanted);
  });

  const events = `    A:
      type: object
      required: [kind]
      properties:
        kind: { enum: [a, b] }
        size: { enum: [1, 2] }
        event: { oneOf: [{ $ref: "#/components/schemas/B" }, { $ref: "#/components/schemas/C" }] }
        mixed: { oneOf: [{ type: string }, { $ref: "#/components/schemas/B" }] }
    B: { type: object, required: [type], properties: { type: { const: b } } }
    C: { type: object, required: [type], properties: { type: { const: c } } }
`;
  const rest = `
export interface B {
  type: 'b';
}

export interface C {
  type: 'c';
}
`;
  const open = `import type { UnrecognizedVariant } from '../runtime/unrecognized.ts';

export interface A {
  kind: 'a' | 'b' | (string & {});
  size?: 1 | 2 | undefined;
  event?: B | C | UnrecognizedVariant<'type'> | undefined;
  mixed?: string | B | undefined;
}
${rest}`;
  const closed = `export interface A {
  kind: 'a' | 'b';
  size?: 1 | 2 | undefined;
  event?: B | C | undefined;
  mixed?: string | B | undefined;
}
${rest}`;

  it.each<[fact: string, places: { answered?: string; given?: string }, isOpen: boolean, wanted: string]>([
    ['opens texts and events in answers', answer, true, open],
    ['opens them in what is both given and answered', { ...answer, ...request }, true, open],
    ['keeps them closed in requests', request, true, closed],
    ['keeps them closed in what no call holds', {}, true, closed],
    ['keeps them closed for a server', answer, false, closed],
  ])('%s', async (_fact, places, isOpen, wanted) => {
    expect(await models(document(events, places), isOpen)).toBe(wanted);
  });
});

describe('emitModelsTest', () => {
  it('holds each type against the one of openapi-typescript, by the name that the document uses', async () => {
    const model = await modelOf(document('    my-pet: { type: string }\n    "it\'s": { type: string }\n'));
    expect(await printed(emitModelsTest(model))).toEqual({
      'models.test-d.ts': `import type { Closed, Same } from '../runtime/type-equality.ts';
import type { ItS, MyPet } from './models.ts';
import type { components } from './schema.ts';

true satisfies Same<Closed<MyPet>, components['schemas']['my-pet']>;
true satisfies Same<Closed<ItS>, components['schemas']["it's"]>;
`,
    });
  });
});
