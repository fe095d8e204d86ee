import { describe, expect, it } from 'vitest';
import { emitResources } from '../../../src/emit/resources/emit-resources.ts';
import { modelOf, printed } from '../../sources.ts';

async function resourceFile(name: string, yaml: string, config?: string): Promise<string | undefined> {
  return (await printed(emitResources(await modelOf(yaml, config))))[`resources/${name}.ts`];
}

/** An answer with JSON of this form. */
function json(schema: string): string {
  return `{ "200": { description: "", content: { application/json: { schema: ${schema} } } } }`;
}

describe('the module of a resource', () => {
  it('gives an answer no second name where its schema has the name of the call', async () => {
    const schema = { type: 'object', properties: { name: { type: 'string' } } };
    const document = (schemas: object, responses: string) =>
      `paths: { "/pets/{id}": { get: { responses: ${responses} } } }\ncomponents: ${JSON.stringify({ schemas })}\n`;
    const same = json('{ $ref: "#/components/schemas/PetRetrieveResponse" }');
    const text = await resourceFile('pets', document({ PetRetrieveResponse: schema }, same));
    expect(text).not.toMatch(/export type \w*Response/);
    expect(text).toContain('APIPromise<PetRetrieveResponse>');
    const other = json('{ $ref: "#/components/schemas/Pet" }');
    const both = await resourceFile('pets', document({ PetRetrieveResponse: schema, Pet: schema }, other));
    expect(both).toContain('export type PetsRetrieveResponse = Pet;');
  });

  it('gives a call that may stream an overload for each form of its answer', async () => {
    const content = `{ application/json: { schema: { type: object } }, text/event-stream: { schema: { type: number } } }`;
    const body = `{ content: { application/json: { schema: { type: object, properties: { n: { type: integer }, stream: { type: boolean } } } } } }`;
    const text = await resourceFile(
      'pets',
      `paths: { /pets: { post: { deprecated: true, requestBody: ${body}, responses: { "200": { description: "", content: ${content} } } } } }\n`,
    );
    expect(text).toContain(`export interface PetCreateParamsNonStreaming extends PetCreateParams {
  stream?: false | undefined;
}`);
    expect(text).toContain(`export interface PetCreateParamsStreaming extends PetCreateParams {
  stream: true;
}`);
    expect(
      text,
    ).toContain(`  streamed: { flag: 'stream', accept: 'text/event-stream', request: requestStream, stream: {} },
};`);
    expect(text?.slice(text.indexOf('  /**\n   * `POST /pets`'))).toBe(`  /**
   * \`POST /pets\`
   *
   * @deprecated
   */
  create(params?: PetCreateParamsNonStreaming | null, options?: RequestOptions): APIPromise<PetCreateResponse>;
  /**
   * The same as a stream, which \`stream: true\` asks for.
   *
   * @deprecated
   */
  create(params: PetCreateParamsStreaming, options?: RequestOptions): StreamPromise<number>;
  /**
   * The same in either form, where \`stream\` is known when the program runs.
   *
   * @deprecated
   */
  create(params?: PetCreateParams | null, options?: RequestOptions): APIPromise<PetCreateResponse | Stream<number>>;
  create(params?: PetCreateParams | null, options?: RequestOptions): APIPromise<PetCreateResponse | Stream<number>> {
    return create(this.#client, params, options);
  }
}
`);
  });

  it('asks callers for nothing that the server alone fills', async () => {
    const yaml = `
paths:
  /owners:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties:
                pet: { $ref: "#/components/schemas/Pet" }
                others: { type: array, items: { $ref: "#/components/schemas/Cat" } }
                meta: { type: object, required: [at, by], properties: { at: { type: string, readOnly: true }, by: { type: string } } }
                name: { $ref: "#/components/schemas/Name" }
      responses: ${json('{ $ref: "#/components/schemas/Pet" }')}
components:
  schemas:
    Pet: { type: object, required: [id, age], properties: { id: { type: string, readOnly: true }, age: { type: string, readOnly: true } } }
    Cat: { allOf: [{ $ref: "#/components/schemas/Pet" }, { type: object, properties: { lives: { type: integer, readOnly: true } } }] }
    Name: { type: object, properties: { first: { type: string, readOnly: true } } }
`;
    const text = await resourceFile('owners', yaml);
    expect(
      /export interface OwnerCreateParams \{[^}]+\}[^}]+\}/.exec(text ?? '')?.[0],
    ).toBe(`export interface OwnerCreateParams {
  pet?: Omit<Pet, 'id' | 'age'> | undefined;
  others?: Omit<Cat, 'id' | 'age'>[] | undefined;
  meta?: { by: string } | undefined;
  name?: Name | undefined;
}`);
    expect(text).toContain('APIPromise<Pet>');
  });

  it('promises nothing in an answer that is only ever sent', async () => {
    const form =
      '{ type: object, required: [name, key], properties: { name: { type: string }, key: { type: string, writeOnly: true } } }';
    const yaml = `
paths:
  /owners:
    post:
      requestBody: { content: { application/json: { schema: ${form} } } }
      responses: ${json(form)}
`;
    const text = await resourceFile('owners', yaml);
    expect(text).toContain('export interface OwnerCreateParams {\n  name: string;\n  key: string;\n}');
    expect(text).toContain('export interface OwnerCreateResponse {\n  name: string;\n  key?: string | undefined;\n}');
  });

  it('holds types, functions under their names, and the class', async () => {
    const yaml = `
tags: [{ name: pets, description: All pets. }]
paths:
  /pets/{pet_id}:
    parameters: [{ name: pet_id, in: path, required: true, description: Which pet., schema: { type: string } }]
    get:
      tags: [pets]
      summary: Read a pet.
      responses: ${json('{ $ref: "#/components/schemas/Pet" }')}
    delete:
      deprecated: true
      description: "Take it away. */ \`}\` @x"
      responses: { "204": { description: "" } }
components: { schemas: { Pet: { type: object, properties: { name: { type: string } } } } }
`;
    expect(await resourceFile('pets', yaml)).toBe(`import type { Client } from '../../runtime/client.ts';
import type { APIPromise } from '../../runtime/http/api-promise.ts';
import { readNothing } from '../../runtime/http/read-other.ts';
import { request } from '../../runtime/http/request.ts';
import type { Operation } from '../../runtime/operation.ts';
import type { RequestOptions } from '../../runtime/options.ts';
import type { Pet } from '../models.ts';

/** What is answered by \`pets.retrieve\`. */
export type PetRetrieveResponse = Pet;

const retrieveOperation: Operation = { id: 'pets.retrieve', method: 'GET', path: '/pets/{pet_id}' };

/**
 * Read a pet.
 *
 * \`GET /pets/{pet_id}\`
 *
 * @param petId - Which pet.
 */
export function retrieve(client: Client, petId: string, options?: RequestOptions): APIPromise<Pet> {
  return request(client, retrieveOperation, { pet_id: petId }, undefined, options);
}

const deleteOperation: Operation = {
  id: 'pets.delete',
  method: 'DELETE',
  path: '/pets/{pet_id}',
  accept: '*/*',
  read: readNothing,
};

/**
 * Take it away. *\\/ \`}\` \\@x
 *
 * \`DELETE /pets/{pet_id}\`
 *
 * @param petId - Which pet.
 * @deprecated
 */
function delete_(client: Client, petId: string, options?: RequestOptions): APIPromise<void> {
  return request(client, deleteOperation, { pet_id: petId }, undefined, options);
}

export { delete_ as delete };

/** All pets. */
export class Pets {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /**
   * Read a pet.
   *
   * \`GET /pets/{pet_id}\`
   *
   * @param petId - Which pet.
   */
  retrieve(petId: string, options?: RequestOptions): APIPromise<Pet> {
    return retrieve(this.#client, petId, options);
  }

  /**
   * Take it away. *\\/ \`}\` \\@x
   *
   * \`DELETE /pets/{pet_id}\`
   *
   * @param petId - Which pet.
   * @deprecated
   */
  delete(petId: string, options?: RequestOptions): APIPromise<void> {
    return delete_(this.#client, petId, options);
  }
}
`);
  });
});

/** What a module holds between its imports and its class. */
async function callsOf(yaml: string, config?: string): Promise<string | undefined> {
  const text = await resourceFile('pets', yaml, config);
  return text?.replace(/^(import .*\n)*\n/, '').split('/** The operations of')[0];
}

const cases: [fact: string, yaml: string, wanted: string, config?: string][] = [
  [
    'a list by its pages',
    `
paths:
  /pets:
    get:
      parameters:
        - { name: page-token, in: query, schema: { type: string } }
        - { name: limit, in: query, description: How many., schema: { type: integer } }
      responses: ${json('{ $ref: "#/components/schemas/PetPage" }')}
components:
  schemas:
    PetPage: { type: object, properties: { rows: { type: array, items: { type: string } }, next: { type: string } } }
`,
    `/** Parameters of \`pets.list\`. */
export interface PetListParams {
  'page-token'?: string | undefined;
  /** How many. */
  limit?: number | undefined;
}

/** An item of \`pets.list\`. */
export type PetListResponse = string;

/** A page of \`pets.list\`. */
export type PetListResponsesPaginatedCursor = Page<PetListResponse, PetPage>;

const listOperation: PageOperation = {
  id: 'pets.list',
  method: 'GET',
  path: '/pets',
  pagination: { items: 'rows', next: 'next', token: 'page-token' },
};

/** \`GET /pets\` */
export function list(
  client: Client,
  query?: PetListParams | null,
  options?: PageRequestOptions,
): PagePromise<string, PetPage> {
  return requestPage(client, listOperation, {}, query, options);
}

`,
    'resources: { pets: { list: { endpoint: get /pets, pagination: { items: rows, next: next, token: page-token } } } }',
  ],
  [
    'a stream of events, and how it ends',
    `
paths:
  /pets:
    post:
      requestBody:
        required: true
        content:
          application/json:
            schema: { type: object, required: [who], properties: { who: { type: string }, long: { type: boolean, default: false } } }
      responses:
        "200":
          description: ""
          content:
            text/event-stream:
              itemSchema: { oneOf: [{ $ref: "#/components/schemas/Ate" }, { $ref: "#/components/schemas/Slept" }] }
components:
  schemas:
    Ate: { type: object, required: [type], properties: { type: { const: ate }, food: { type: string } } }
    Slept:
      type: object
      required: [type]
      properties: { type: { const: slept }, woken: { type: boolean }, by: { type: string } }
`,
    `/** Parameters of \`pets.watch\`. */
export interface PetWatchParams {
  who: string;
  /** @default false */
  long?: boolean | undefined;
}

/** An event of \`pets.watch\`. */
export type PetWatchResponse = Ate | Slept | UnrecognizedVariant<'type'>;

/** A part of a turn of \`pets.watch\`. */
export type PetWatchPart = ErrorPart | UnknownPart<Ate | Slept | UnrecognizedVariant<'type'>>;

/** A turn of \`pets.watch\`: the question, and what came of it. */
export type PetWatchTurn = Turn<Ate, PetWatchPart, Slept>;

/** How \`pets.watch\` is sent, and what its events mean, as data. */
export const watchOperation: StreamOperation = {
  id: 'pets.watch',
  method: 'POST',
  path: '/pets',
  split: splitParams,
  body: { mediaType: 'application/json', required: true },
  accept: 'text/event-stream',
  stream: {
    discriminator: 'type',
    ends: 'slept',
    fails: { when: 'woken', message: 'by' },
    starts: { event: 'ate', from: 'who', content: 'food' },
  },
};

/** \`POST /pets\` */
export function watch(
  client: Client,
  params: PetWatchParams,
  options?: RequestOptions,
): StreamPromise<PetWatchResponse, PetWatchTurn> {
  return requestStream(client, watchOperation, {}, params, options);
}

`,
    `resources:
  pets:
    watch:
      endpoint: post /pets
      turn: { starts: ate from who, ends: slept, fails: { when: woken, message: by } }
`,
  ],
  [
    'a stream of JSON lines, and a body that is given whole',
    `
paths:
  /pets:
    post:
      requestBody:
        description: Whom to watch.
        content: { application/json: { schema: { type: array, items: { type: string } } } }
      responses: { "200": { description: "", content: { application/jsonl: { itemSchema: { enum: [a, b] } } } } }
`,
    `/** Parameters of \`pets.create\`. */
export interface PetCreateParams {
  /** Whom to watch. */
  body?: string[] | undefined;
}

/** An event of \`pets.create\`. */
export type PetCreateResponse = 'a' | 'b' | (string & {});

const createOperation: StreamOperation = {
  id: 'pets.create',
  method: 'POST',
  path: '/pets',
  split: splitParams,
  body: { mediaType: 'application/json', property: 'body' },
  accept: 'application/jsonl',
  stream: {},
};

/** \`POST /pets\` */
export function create(
  client: Client,
  params?: PetCreateParams | null,
  options?: RequestOptions,
): StreamPromise<PetCreateResponse> {
  return requestJsonLines(client, createOperation, {}, params, options);
}

`,
  ],
  [
    'a body that is sent line by line, from anything that has its items one after the other',
    `
paths:
  /pets:
    put:
      requestBody: { content: { application/jsonl: { schema: { type: array, items: { type: [integer, "null"] } } } } }
      responses: { "204": { description: "" } }
`,
    `/** Parameters of \`pets.update\`. */
export interface PetUpdateParams {
  body?: Iterable<number | null> | AsyncIterable<number | null> | undefined;
}

const updateOperation: Operation = {
  id: 'pets.update',
  method: 'PUT',
  path: '/pets',
  split: splitParams,
  body: { mediaType: 'application/jsonl', encode: encodeLines, property: 'body' },
  accept: '*/*',
  read: readNothing,
};

/** \`PUT /pets\` */
export function update(client: Client, params?: PetUpdateParams | null, options?: RequestOptions): APIPromise<void> {
  return request(client, updateOperation, {}, params, options);
}

`,
  ],
  [
    'parameters of all places and styles, renamed where two have one name',
    `
paths:
  /pets/{pet}:
    put:
      parameters:
        - { name: id, in: query, schema: { type: string } }
        - { name: id, in: header, schema: { type: string } }
        - { name: X-Trace, in: header, required: true, deprecated: true, schema: { type: string } }
        - { name: ids, in: query, explode: false, schema: { type: array, items: { type: integer } } }
        - { name: tags, in: query, style: pipeDelimited, explode: false, schema: { type: array } }
        - { name: where, in: query, style: deepObject, explode: true, schema: { type: object } }
        - { name: filter, in: query, content: { application/json: { schema: { type: boolean } } } }
        - { name: pet, in: path, required: true, style: matrix, explode: true, schema: { type: array } }
        - { name: session, in: cookie, schema: { type: string } }
      requestBody:
        content:
          multipart/form-data:
            schema: { type: object, required: [id], properties: { id: {}, photo: { type: string, format: binary } } }
      responses: { "204": { description: "" } }
`,
    `/** Parameters of \`pets.update\`. */
export interface PetUpdateParams {
  id?: string | undefined;
  ids?: number[] | undefined;
  tags?: unknown[] | undefined;
  where?: { [key: string]: unknown } | undefined;
  filter?: boolean | undefined;
  header_id?: string | undefined;
  /** @deprecated */
  'X-Trace': string;
  body_id: unknown;
  photo?: Uploadable | undefined;
}

const updateOperation: Operation = {
  id: 'pets.update',
  method: 'PUT',
  path: '/pets/{;pet*}',
  writePath: writeStyledPath,
  split: splitParams,
  parameters: {
    id: { in: 'query' },
    ids: { in: 'query', explode: false },
    tags: { in: 'query', style: 'pipeDelimited', explode: false },
    where: { in: 'query', style: 'deepObject' },
    filter: { in: 'query', mediaType: 'application/json' },
    header_id: { in: 'header', name: 'id' },
    'X-Trace': { in: 'header' },
    body_id: { in: 'body', name: 'id' },
  },
  writeQuery: writeStyledQuery,
  body: { mediaType: 'multipart/form-data', encode: encodeMultipart },
  accept: '*/*',
  read: readNothing,
};

/** \`PUT /pets/{pet}\` */
export function update(
  client: Client,
  pet: unknown[],
  params: PetUpdateParams,
  options?: RequestOptions,
): APIPromise<void> {
  return request(client, updateOperation, { pet }, params, options);
}

`,
  ],
  [
    'answers other than JSON, and path values whose names are no identifiers',
    `
paths:
  /pets/{pet-id}/{.ext}:
    get:
      parameters: [{ name: .ext, in: path, required: true, style: label, schema: { type: integer } }]
      responses: { "200": { description: "", content: { image/png: { schema: { type: string, format: binary } } } } }
`,
    `/** What is answered by \`pets.retrieve\`. */
export type PetRetrieveResponse = Blob;

const retrieveOperation: Operation = {
  id: 'pets.retrieve',
  method: 'GET',
  path: '/pets/{pet-id}/{..ext}',
  writePath: writeStyledPath,
  accept: 'image/png',
  read: readBlob,
};

/** \`GET /pets/{pet-id}/{.ext}\` */
export function retrieve(client: Client, petId: string, ext: number, options?: RequestOptions): APIPromise<Blob> {
  return request(client, retrieveOperation, { 'pet-id': petId, '.ext': ext }, undefined, options);
}

`,
  ],
  [
    'hostile paths and media types inside literals and code spans',
    `
paths:
  "/pets/{a}*/{b}\`'\\"\${process.exit()}":
    get: { responses: { "200": { description: "", content: { "x'\\"*/;process.exit()": { schema: {} } } } } }
`,
    `/** What is answered by \`pets.retrieve\`. */
export type PetRetrieveResponse = Blob;

const retrieveOperation: Operation = {
  id: 'pets.retrieve',
  method: 'GET',
  path: '/pets/{a}*/{b}\`\\'"\${process.exit()}',
  accept: 'x\\'"*/;process.exit()',
  read: readBlob,
};

/** \`GET /pets/{a}*\\/{b}'"\${process.exit()}\` */
export function retrieve(
  client: Client,
  a: string,
  b: string,
  processExit: string,
  options?: RequestOptions,
): APIPromise<Blob> {
  return request(client, retrieveOperation, { a, b, 'process.exit()': processExit }, undefined, options);
}

`,
  ],
];

describe('a call', () => {
  it.each(cases)('prints %s', async (_fact, yaml, wanted, config) => {
    expect(await callsOf(yaml, config)).toBe(wanted);
  });

  it('sends a key with each POST and PATCH, where the configuration names its header', async () => {
    const answers = json('{ type: string }');
    const yaml = `paths: { /pets: { get: { responses: ${answers} }, post: { responses: ${answers} }, patch: { responses: ${answers} } } }`;
    const config = `
client: { idempotencyHeader: Idempotency-Key }
resources: { pets: { list: get /pets, create: post /pets, update: patch /pets } }
`;
    const text = await resourceFile('pets', yaml, config);
    expect(text).toContain("method: 'GET', path: '/pets' };");
    expect(text).toContain("method: 'POST',\n  idempotencyHeader: 'Idempotency-Key',\n  addKey: addIdempotencyKey,\n");
    expect(text).toContain("method: 'PATCH',\n  idempotencyHeader: 'Idempotency-Key',\n  addKey: addIdempotencyKey,\n");
    expect(text).toContain('list(client: Client, options?: RequestOptions)');
    expect(text).toContain('create(client: Client, options?: IdempotentRequestOptions)');
    expect(text).toContain('update(client: Client, options?: IdempotentRequestOptions)');
  });
});
