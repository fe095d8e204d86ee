import { describe, expect, it } from 'vitest';
import { emitRoutes } from '../../../src/emit/routes/emit-routes.ts';
import { modelOf, printed } from '../../sources.ts';

/** All files, each after a line with its path. */
async function routes(yaml: string, config?: string): Promise<string> {
  const files = Object.entries(await printed(emitRoutes(await modelOf(yaml, config))));
  return files.map(([path, text]) => `// ${path}\n${text}`).join('');
}

describe('emitRoutes', () => {
  it('holds what a server needs to know of each call, the schemas, and the types of handlers', async () => {
    const yaml = `
security: [{ key: [] }]
paths:
  /pets:
    get:
      security: []
      description: "All pets. */"
      parameters: [{ name: page-token, in: query, schema: { type: string } }]
      responses:
        "200": { description: "", content: { application/json: { schema: { $ref: "#/components/schemas/PetPage" } } } }
        "5XX": { description: "", content: { application/json: { schema: { type: string, maxLength: 3 } } } }
  /pets/{id}:
    put:
      deprecated: true
      parameters:
        - { name: X-Trace, in: header, required: true, schema: { type: string } }
        - { name: session, in: cookie, schema: { type: string } }
        - { name: ids, in: query, style: pipeDelimited, schema: { type: array, items: { type: integer } } }
      requestBody: { content: { application/json: { schema: { type: [object, "null"] } } } }
      responses: { "204": { description: "" }, "404": { description: "" } }
components:
  securitySchemes: { key: { type: http, scheme: basic } }
  schemas:
    PetPage: { type: object, properties: { rows: { type: array, items: { $ref: "#/components/schemas/my-pet" } }, next: {} } }
    my-pet: { type: string, enum: [cat, dog], description: A pet., default: cat }
`;
    const config = `resources:
  pets:
    list: { endpoint: get /pets, pagination: { items: rows, next: next, token: page-token } }
    set: put /pets/{id}
`;
    expect(await routes(yaml, config)).toBe(`// routes.ts
import type { ApiDescription } from '../runtime/route.ts';
import { definitions } from './definitions.ts';
import { type PetsHandlers, petsRoutes } from './routes/pets.ts';

/** What a server of this API needs to know of the document. */
export const api: ApiDescription = {
  environment: { baseURL: 'SHOP_BASE_URL' },
  auth: { type: 'basic' },
  routes: [...petsRoutes],
  definitions,
};

/** What answers each operation, by its id. Requests arrive checked. */
export type Handlers<TContext> = PetsHandlers<TContext>;
// definitions.ts
import type { ApiDescription } from '../runtime/route.ts';

/** Schemas by name, the targets of \`#/$defs/NAME\`. */
export const definitions: ApiDescription['definitions'] = {
  PetPage: { type: 'object', properties: { rows: { type: 'array', items: { $ref: '#/$defs/MyPet' } }, next: {} } },
  MyPet: { enum: ['cat', 'dog'] },
};
// routes/pets.ts
import type { Handler } from '../../runtime/handler.ts';
import type { ApiDescription } from '../../runtime/route.ts';
import type { PetPage } from '../models.ts';

/** What \`client.pets\` calls. */
export const petsRoutes: ApiDescription['routes'] = [
  {
    id: 'pets.list',
    method: 'get',
    path: '/pets',
    authenticated: false,
    parameters: [{ name: 'page-token', in: 'query', required: false, schema: { type: 'string' } }],
    success: { status: '200', mediaType: 'application/json', schema: { $ref: '#/$defs/PetPage' } },
    errors: [{ status: '5XX', mediaType: 'application/json', schema: { type: 'string', maxLength: 3 } }],
    pagination: { kind: 'cursor', items: 'rows', next: 'next', token: 'page-token' },
  },
  {
    id: 'pets.set',
    method: 'put',
    path: '/pets/{id}',
    authenticated: true,
    parameters: [
      { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
      {
        name: 'ids',
        in: 'query',
        required: false,
        schema: { type: 'array', items: { type: 'integer' } },
        style: 'pipeDelimited',
      },
      { name: 'X-Trace', in: 'header', required: true, schema: { type: 'string' } },
      { name: 'session', in: 'cookie', required: false, schema: { type: 'string' } },
    ],
    body: { required: false, mediaType: 'application/json', schema: { type: ['object', 'null'] } },
    success: { status: '204' },
    errors: [{ status: '404' }],
  },
];

/** What answers the calls of \`client.pets\`. */
export type PetsHandlers<TContext> = {
  /** All pets. *\\/ */
  'pets.list': Handler<
    {
      path: {};
      query: { 'page-token'?: string };
    },
    PetPage,
    TContext
  >;
  /** @deprecated */
  'pets.set': Handler<
    {
      path: { id: string };
      query: { ids?: number[] };
      header: { 'X-Trace': string };
      cookie: { session?: string };
      body?: { [key: string]: unknown } | null | undefined;
    },
    void,
    TContext
  >;
};
`);
  });

  it('holds streams with what builds up what', async () => {
    const yaml = `
paths:
  /watch:
    post:
      responses:
        "200":
          description: ""
          content:
            text/event-stream:
              itemSchema: { oneOf: [{ $ref: "#/components/schemas/Part" }, { $ref: "#/components/schemas/Whole" }] }
components:
  schemas:
    Part: { type: object, required: [type], properties: { type: { const: part }, text: { type: string } } }
    Whole: { type: object, required: [type], properties: { type: { const: whole }, text: { type: string } } }
`;
    const text = await routes(
      yaml,
      'resources: { pets: { watch: { endpoint: post /watch, deltas: { part: whole } } } }',
    );
    expect(text).toContain(
      "    stream: { framing: 'sse', discriminator: 'type', deltas: [{ delta: 'part', full: 'whole' }] },\n",
    );
    expect(text).toContain(
      "  'pets.watch': StreamHandler<\n    {\n      path: {};\n      query: {};\n    },\n    Part | Whole,",
    );
  });

  it('holds examples, headers and the end of a stream', async () => {
    const yaml = `
paths:
  /watch:
    post:
      responses:
        "200":
          description: ""
          headers: { X-Trace: { schema: { type: integer } } }
          content:
            text/event-stream:
              itemSchema: { oneOf: [{ $ref: "#/components/schemas/Ask" }, { $ref: "#/components/schemas/End" }] }
      requestBody:
        content: { application/json: { schema: { type: object, properties: { from: { type: string } } } } }
components:
  schemas:
    Ask: { type: object, required: [type], properties: { type: { const: ask }, text: { type: string } } }
    End:
      type: object
      required: [type, broken, reason]
      properties:
        type: { const: end }
        broken: { type: boolean }
        reason: { type: [string, "null"], examples: [Out of seeds, Rain] }
`;
    const config = `resources:
  pets:
    watch:
      endpoint: post /watch
      turn: { starts: { event: ask, from: from }, ends: end, fails: { when: broken, message: reason } }
`;
    const text = await routes(yaml, config);
    expect(text).toContain("ends: 'end'");
    expect(text).toContain("fails: { when: 'broken', message: 'reason' }");
    expect(text).toContain("headers: [{ name: 'X-Trace', schema: { type: 'integer' } }]");
    expect(text).toContain("reason: { type: ['string', 'null'], examples: ['Out of seeds'] }");
  });

  it('takes what fits several members of a union', async () => {
    const yaml = `
components:
  schemas:
    Rule:
      oneOf: [{ $ref: "#/components/schemas/Allow" }, { $ref: "#/components/schemas/Deny" }]
      discriminator: { propertyName: kind, mapping: { allow: "#/components/schemas/Allow", deny: "#/components/schemas/Deny" } }
    Allow: { type: object, required: [kind], properties: { kind: { type: string } } }
    Deny: { type: object, required: [kind], properties: { kind: { type: string } } }
`;
    expect(await routes(yaml)).toContain("  Rule: { anyOf: [{ $ref: '#/$defs/Allow' }, { $ref: '#/$defs/Deny' }] },\n");
  });

  it('requires constants that servers send, and that clients may leave out', async () => {
    const yaml = `
paths:
  /pets:
    post:
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Given" } } } }
      responses:
        "200": { description: "", content: { application/json: { schema: { $ref: "#/components/schemas/Either" } } } }
components:
  schemas:
    Either:
      oneOf: [{ $ref: "#/components/schemas/Given" }, { $ref: "#/components/schemas/Sent" }]
      discriminator: { propertyName: kind }
    Given: { type: object, properties: { kind: { const: Given } } }
    Sent: { type: object, properties: { kind: { const: Sent } } }
`;
    const text = await routes(yaml);
    expect(text).toContain("  Given: { type: 'object', properties: { kind: { const: 'Given' } } },\n");
    expect(text).toContain(
      "  Sent: { type: 'object', properties: { kind: { const: 'Sent' } }, required: ['kind'] },\n",
    );
  });

  it('marks what servers require of themselves alone', async () => {
    const text = await routes(`
paths:
  /pets:
    post:
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } }
      responses: { "201": { description: "", content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } } }
components:
  schemas:
    Pet: { type: object, required: [id], properties: { id: { type: string, readOnly: true }, name: { type: string } } }
`);
    expect(text).toContain("properties: { id: { type: 'string', readOnly: true }, name: { type: 'string' } },\n");
  });

  it('tells which lists of a form stand in one text', async () => {
    const yaml = `
paths:
  /pets:
    post:
      requestBody:
        content:
          application/x-www-form-urlencoded:
            schema: { type: object, properties: { ids: { type: array }, tags: { type: array }, kinds: { type: array } } }
            encoding: { ids: { explode: false }, tags: { style: pipeDelimited }, kinds: { explode: true } }
      responses: { "204": { description: "" } }
`;
    expect(await routes(yaml)).toContain("lists: { ids: {}, tags: { style: 'pipeDelimited' } },\n");
  });

  it('holds no schemas that webhooks alone use', async () => {
    const yaml = `
paths:
  /pets: { get: { responses: { "200": { description: "", content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } } } } }
webhooks:
  birth: { post: { requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Birth" } } } } } }
components:
  schemas:
    Pet: { type: string }
    Birth: { type: object, properties: { pet: { $ref: "#/components/schemas/Pet" } } }
`;
    expect(await routes(yaml)).toContain("definitions'] = { Pet: { type: 'string' } };\n");
  });

  it('holds no key where the document asks for none', async () => {
    expect(await routes('paths: {}')).toContain(`import type { ApiDescription } from '../runtime/route.ts';
import { definitions } from './definitions.ts';

/** What a server of this API needs to know of the document. */
export const api: ApiDescription = {
  environment: { baseURL: 'SHOP_BASE_URL' },
  routes: [],
  definitions,
};

/** What answers each operation, by its id. Requests arrive checked. */
export type Handlers<_TContext> = Record<string, never>;
`);
  });
});
