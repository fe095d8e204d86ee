import { describe, expect, it } from 'vitest';
import { allResources } from '../../src/model/resource-tree.ts';
import { formatProblem } from '../../src/spec/problem.ts';
import { SpecError } from '../../src/spec/spec-error.ts';
import { modelOf } from '../sources.ts';

/** A shop whose orders stream what happens to them. */
const shop = `
security: [{ key: [] }]
tags: [{ name: orders, description: What is ordered. }]
paths:
  /orders:
    get:
      tags: [orders]
      parameters: [{ name: page_token, in: query, schema: { type: string } }]
      responses:
        "200":
          description: One page.
          content:
            application/json:
              schema:
                type: object
                required: [orders]
                properties:
                  orders: { type: array, items: { $ref: "#/components/schemas/Order" } }
                  count: { type: integer }
                  next: { type: [string, "null"] }
  /orders/{id}:
    get:
      security: []
      responses:
        "200":
          description: The order.
          content: { application/json: { schema: { $ref: "#/components/schemas/Order" } } }
  /orders/{id}/follow:
    post:
      requestBody:
        required: true
        content:
          application/json:
            schema: { type: object, required: [wish], properties: { wish: { type: string } } }
      responses:
        "200":
          description: What happens.
          content:
            text/event-stream:
              itemSchema:
                oneOf:
                  - { $ref: "#/components/schemas/Packed" }
                  - { $ref: "#/components/schemas/Sent" }
components:
  securitySchemes: { key: { type: http, scheme: bearer } }
  schemas:
    Order:
      type: object
      required: [id]
      properties: { id: { type: string }, events: { type: array, items: {} } }
    Packed:
      type: object
      required: [type, parcel]
      properties: { type: { const: packed }, parcel: { type: string } }
    Sent:
      type: object
      required: [type, parcel]
      properties: { type: { const: sent }, parcel: { type: string }, lost: { type: boolean }, reason: { type: string } }
`;

const config = `client: { class: Shop }
resources:
  orders:
    list:
      endpoint: get /orders
      pagination: { items: orders, next: next, token: page_token }
    retrieve: get /orders/{id}
    follow:
      endpoint: post /orders/{id}/follow
      touches: [list, orders.retrieve]
      turn:
        starts: packed from wish
        ends: sent
        fails: { when: lost, message: reason }
      deltas: { packed: sent }
      calls: { call: packed, result: sent, by: parcel }
      history: retrieve.events
`;

type Change = readonly [was: string, is: string];

/** The problems that a changed configuration gives, without the folder. */
async function problemsOf(...changes: readonly Change[]) {
  const changed = changes.reduce((text, [was, is]) => {
    expect(text).toContain(was);
    return text.replace(was, is);
  }, config);
  const error = await modelOf(shop, changed).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(SpecError);
  return (error as SpecError).problems.map((problem) => formatProblem(problem).replace(/^.*sdk\.yaml/, 'sdk.yaml'));
}

describe('buildModel', () => {
  it('is the same for the same source', async () => {
    expect(JSON.stringify(await modelOf(shop, config))).toBe(JSON.stringify(await modelOf(shop, config)));
    expect(JSON.stringify(await modelOf(shop))).toBe(JSON.stringify(await modelOf(shop)));
  });

  it('joins what document and configuration say of a call', async () => {
    const { operations } = await modelOf(shop, config);
    expect(operations.map(({ id, touches }) => [id, touches])).toEqual([
      ['orders.list', []],
      ['orders.retrieve', []],
      ['orders.follow', ['orders.list', 'orders.retrieve']],
    ]);
    expect(operations[0]?.pagination).toEqual({
      kind: 'cursor',
      items: 'orders',
      next: 'next',
      token: 'page_token',
      itemSchema: { kind: 'reference', name: 'Order' },
    });
    expect(operations[2]?.stream).toEqual({
      framing: 'sse',
      discriminator: 'type',
      turn: {
        starts: { event: 'packed', from: 'wish', content: 'parcel' },
        ends: 'sent',
        fails: { when: 'lost', message: 'reason' },
      },
      deltas: [{ delta: 'packed', full: 'sent', piece: 'parcel', whole: 'parcel' }],
      calls: { call: 'packed', result: 'sent', by: 'parcel' },
      history: { operation: 'orders.retrieve', property: 'events', params: [] },
    });
  });

  it('names types as the configuration says, before any other', async () => {
    const { schemas, operations } = await modelOf(shop, `models: { Sent: Order, Note: Sent }\n${config}`);
    expect(schemas.map(({ declaredName, name }) => [declaredName, name])).toEqual([
      ['Order', 'Sent'],
      ['Packed', 'Packed'],
      ['Sent', 'Note'],
    ]);
    expect(operations[1]?.success.schema).toEqual({ kind: 'reference', name: 'Sent' });
  });

  it.each([
    ['', 'https://given.test'],
    ['servers: [{ url: https://declared.test }]\n', 'https://declared.test'],
  ])('has an address of the configuration where the document %j has none', async (servers, url) => {
    const address = config.replace('{ class: Shop }', '{ class: Shop, server: https://given.test }');
    expect((await modelOf(servers + shop.trimStart(), address)).servers).toEqual([{ url }]);
  });

  it('pages by a property inside of another', async () => {
    const nested = shop.replace(/( +)next: .*/, '$1around: { type: object, properties: { next: { type: string } } }');
    expect(nested).not.toBe(shop);
    const { operations } = await modelOf(nested, config.replace('next: next', 'next: [around, next]'));
    expect(operations[0]?.pagination).toMatchObject({ next: ['around', 'next'] });
  });

  it.each([
    ['cursor', 'ListResponsesPaginatedCursor'],
    ['item', 'ListResponsesPaginatedCursor'],
    ['offset', 'ListResponsesPaginatedOffset'],
    ['page-number', 'ListResponsesPaginatedPageNumber'],
    ['link', 'ListResponsesPaginatedLink'],
  ])('names the pages of a list by %s', async (kind, name) => {
    const numbered = shop.replace(/(name: page_token, in: query, schema: \{ type: )string/, '$1integer');
    const changed = config.replace('{ items: orders', `{ kind: ${kind}, items: orders`);
    const { operations } = await modelOf(numbered, changed);
    expect(operations[0]?.names.page).toBe(`Order${name}`);
  });

  it('takes from a document alone what it says', async () => {
    const { operations, resources } = await modelOf(shop);
    expect(operations.map(({ id }) => id)).toEqual(['orders.list', 'orders.retrieve', 'orders.follow']);
    expect(operations[0]?.pagination).toBeUndefined();
    expect(operations[2]?.stream).toEqual({ framing: 'sse', discriminator: 'type', deltas: [] });
    expect(resources[0]?.description).toBe('What is ordered.');
  });

  it('tells which calls need a key', async () => {
    const { operations } = await modelOf(shop);
    expect(operations.map(({ authenticated }) => authenticated)).toEqual([true, false, true]);
  });

  it('needs no key where one of the requirements is empty', async () => {
    const { operations } = await modelOf(shop.replace('security: [{ key: [] }]', 'security: [{ key: [] }, {}]'));
    expect(operations.map(({ authenticated }) => authenticated)).toEqual([false, false, false]);
  });

  it('places schemas where calls hold them, directly or not', async () => {
    const { schemas } = await modelOf(`
paths:
  /a:
    post:
      parameters: [{ name: q, in: query, schema: { $ref: "#/components/schemas/Query" } }]
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Outer" } } } }
      responses:
        "200":
          description: It.
          content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Answer" } } } }
        "400":
          description: No.
          content: { application/json: { schema: { $ref: "#/components/schemas/Fault" } } }
components:
  schemas:
    Query: { type: string }
    Outer: { type: object, properties: { inner: { $ref: "#/components/schemas/Inner" } } }
    Inner: { type: object, properties: { outer: { $ref: "#/components/schemas/Outer" } } }
    Answer: { type: object, properties: { inner: { $ref: "#/components/schemas/Inner" } } }
    Fault: { type: string }
    Unused: { type: string }
`);
    expect(schemas.map(({ name, inRequests, inResponses }) => [name, inRequests, inResponses])).toEqual([
      ['Query', true, false],
      ['Outer', true, true],
      ['Inner', true, true],
      ['Answer', false, true],
      ['Fault', false, true],
      ['Unused', false, false],
    ]);
  });
});

it('says what a document says of a tag at the resource that it names, else at those of its calls', async () => {
  const { resources } = await modelOf(`
tags:
  - { name: Pet, description: All pets. }
  - { name: toys, description: Their toys. }
  - { name: shop checkout, description: How to pay. }
  - { name: Others, description: All else. }
paths:
  /pets: { get: { tags: [Pet] } }
  /pets/{id}/photos: { get: { tags: [Pet] } }
  /pets/{id}/toys/sizes: { get: { tags: [toys] } }
  /kennels: { get: { tags: [Pet] } }
  /shop/checkout/{id}: { get: { tags: [shop checkout] } }
  /news: { get: { tags: [Others] } }
  /news/{id}/authors: { get: { tags: [Others] } }
  /zen: { get: { tags: [Others] } }
`);
  const told = allResources(resources).map(({ path, description }) => [path.join('.'), description]);
  expect(Object.fromEntries(told)).toEqual({
    pets: 'All pets.',
    'pets.photos': undefined,
    'pets.toys': 'Their toys.',
    'pets.toys.sizes': undefined,
    kennels: undefined,
    shop: undefined,
    'shop.checkout': 'How to pay.',
    news: 'All else.',
    'news.authors': undefined,
    zen: 'All else.',
  });
});

it.each([
  ['several resources nothing', ['/pets', '/zen'], undefined],
  ['one resource, and what it holds, what it says', ['/pets', '/pets/{id}/toys'], 'All of it.'],
])('the only tag of a document says of %s', async (_whose, paths, wanted) => {
  const calls = paths.map((path) => `  ${path}: { get: { tags: [All] } }\n`);
  const { resources } = await modelOf(`tags: [{ name: All, description: All of it. }]\npaths:\n${calls.join('')}`);
  expect(resources[0]?.description).toBe(wanted);
});

describe('names', () => {
  it('of schemas give way to those that generated code uses itself', async () => {
    const { schemas } = await modelOf(`
paths: {}
components:
  schemas:
    Page: { type: string }
    PageModel: { type: string }
    Promise: { type: string }
    my-pet: { type: string }
    MyPet: { type: string }
    ShopError: { type: string }
`);
    expect(schemas.map(({ declaredName, name }) => [declaredName, name])).toEqual([
      ['Page', 'PageModel'],
      ['PageModel', 'PageModelModel'],
      ['Promise', 'PromiseModel'],
      ['my-pet', 'MyPet'],
      ['MyPet', 'MyPetModel'],
      ['ShopError', 'ShopErrorModel'],
    ]);
  });

  it('of classes and aliases are unique in the family', async () => {
    const { operations, resources } = await modelOf(`
paths:
  /shop/pets: { get: &pets { responses: { "200": { description: "", content: { application/json: { schema: { type: string } } } } } } }
  /zoo/pets: { get: *pets }
  /pet: { get: *pets }
components: { schemas: { Pet: { type: string } } }
`);
    const classes = resources.flatMap(({ className, children }) => [
      className,
      ...children.map((child) => child.className),
    ]);
    expect(classes).toEqual(['ShopResource', 'Pets', 'Zoo', 'ZooPets', 'PetResource']);
    expect(operations.map(({ names }) => names.response)).toEqual([
      'ShopPetListResponse',
      'ZooPetListResponse',
      'PetRetrieveResponse',
    ]);
  });

  it('of functions give way to reserved words, in the module alone', async () => {
    const { operations } = await modelOf('paths: { "/pets/{id}": { delete: {}, get: {} } }');
    expect(operations.map(({ id, names }) => [id, names.method, names.functionName, names.constantName])).toEqual([
      ['pets.retrieve', 'retrieve', 'retrieve', 'retrieveOperation'],
      ['pets.delete', 'delete', 'delete_', 'deleteOperation'],
    ]);
  });

  it('of arguments give way to the function that has them', async () => {
    const { operations } = await modelOf(
      'paths: { "/search/{search}": { get: {} } }',
      'resources: { shop: { search: "get /search/{search}" } }',
    );
    expect(operations[0]?.pathParameters.map(({ argument }) => argument)).toEqual(['search2']);
  });

  it('of commands are in kebab case, and none is help', async () => {
    const { operations } = await modelOf(
      'paths: { /a: { get: {}, post: {} } }',
      'resources: { shop: { inner: { getSummary: get /a, help: post /a } } }',
    );
    expect(operations.map(({ names }) => [names.command, names.slug])).toEqual([
      ['get-summary', 'shop/inner/get-summary'],
      ['help2', 'shop/inner/help2'],
    ]);
  });
});

describe('a configuration that the document does not bear out', () => {
  it.each<[fact: string, was: string, is: string, problem: string, more?: readonly Change[]]>([
    [
      'an unknown path',
      'retrieve: get /orders/{id}',
      'retrieve: get /orders/{order}',
      'sdk.yaml:7:5 #/resources/orders/retrieve: The document has no path for `retrieve: get /orders/{order}`. Did you mean `/orders/{id}`?',
    ],
    [
      'an unknown method of a path',
      'endpoint: get /orders\n',
      'endpoint: put /orders\n',
      'sdk.yaml:4:5 #/resources/orders/list: The document has no operation `put /orders` for `list`. That path has: get.',
    ],
    [
      'an unknown event',
      'ends: sent',
      'ends: delivered',
      'sdk.yaml:13:9 #/resources/orders/follow/turn/ends: The stream has no event `delivered`. Its events: packed, sent.',
    ],
    [
      'an unknown event that starts a turn',
      'packed from wish',
      'ordered from wish',
      'sdk.yaml:12:9 #/resources/orders/follow/turn/starts/event: The stream has no event `ordered`. Its events: packed, sent.',
    ],
    [
      'a last text of what does not stream',
      'retrieve: get /orders/{id}',
      'retrieve: { endpoint: "get /orders/{id}", done: "[DONE]" }',
      'sdk.yaml:7:47 #/resources/orders/retrieve/done: The operation does not stream.',
    ],
    [
      'an unknown delta',
      'deltas: { packed: sent }',
      'deltas: { pack: sent }',
      'sdk.yaml:15:17 #/resources/orders/follow/deltas/pack: The stream has no event `pack`. Its events: packed, sent.',
    ],
    [
      'an unknown full event of a delta',
      'deltas: { packed: sent }',
      'deltas: { packed: sent, sent: named }',
      'sdk.yaml:15:31 #/resources/orders/follow/deltas/sent: The stream has no event `named`. Its events: packed, sent.',
    ],
    [
      'an unknown property of a delta',
      'deltas: { packed: sent }',
      'deltas: { packed: { full: sent, piece: box } }',
      'sdk.yaml:15:39 #/resources/orders/follow/deltas/packed/piece: The document has no property `box` there. Its properties: type, parcel.',
    ],
    [
      'an answer that no delta builds',
      'ends: sent',
      'answers: packed\n        ends: sent',
      'sdk.yaml:13:9 #/resources/orders/follow/turn/answers: No delta builds the event `packed`. What deltas build: sent.',
    ],
    [
      'an unknown property of the request',
      'packed from wish',
      'packed from prompt',
      'sdk.yaml:12:9 #/resources/orders/follow/turn/starts/from: The document has no property `prompt` there. Its properties: wish.',
    ],
    [
      'an unknown property of the last event',
      'when: lost',
      'when: failed',
      'sdk.yaml:14:18 #/resources/orders/follow/turn/fails/when: The document has no property `failed` there. Its properties: type, parcel, lost, reason.',
    ],
    [
      'an unknown property of a page',
      'items: orders',
      'items: rows',
      'sdk.yaml:6:21 #/resources/orders/list/pagination/items: The document has no property `rows` there. Its properties: orders, count, next.',
    ],
    [
      'an unknown schema',
      'client: { class: Shop }',
      'client: { class: Shop }\nmodels: { Note: Sended }',
      'sdk.yaml:2:11 #/models/Note: The document has no schema `Sended`. Correct its name.',
    ],
    [
      'an unknown property inside of another',
      'next: next',
      'next: [orders, next]',
      'sdk.yaml:6:36 #/resources/orders/list/pagination/next: The document has no property `next` there. Its properties: none.',
    ],
    [
      'items that are no list',
      'items: orders',
      'items: count',
      'sdk.yaml:6:21 #/resources/orders/list/pagination/items: The property `count` is not a list.',
    ],
    [
      'an unknown parameter',
      'token: page_token',
      'token: cursor',
      'sdk.yaml:6:48 #/resources/orders/list/pagination/token: The operation has no query parameter `cursor`. It has: page_token.',
    ],
    [
      'a page number that is no number',
      'token: page_token',
      'token: page_token, kind: page-number',
      'sdk.yaml:6:48 #/resources/orders/list/pagination/token: The parameter `page_token` does not take a number.',
    ],
    [
      'an answer that is no list by itself',
      'items: orders, ',
      'kind: link, ',
      'sdk.yaml:6:7 #/resources/orders/list/pagination: The answer is not a list. Name the property that holds the items by `items`.',
    ],
    [
      'an unknown method in touches',
      'touches: [list, orders.retrieve]',
      'touches: [list, orders.get]',
      'sdk.yaml:10:7 #/resources/orders/follow/touches: There is no method `orders.get`. Name a method of this resource, or one by its whole path.',
    ],
    [
      'a method in touches that is nearly there',
      'touches: [list, orders.retrieve]',
      'touches: [lst, orders.retrieve]',
      'sdk.yaml:10:7 #/resources/orders/follow/touches: There is no method `lst`. Did you mean `list`?',
    ],
    [
      'an unknown method in history',
      'history: retrieve.events',
      'history: get.events',
      'sdk.yaml:17:7 #/resources/orders/follow/history: There is no method `get`. Name a method of this resource, or one by its whole path.',
    ],
    [
      'an unknown property in history',
      'history: retrieve.events',
      'history: retrieve.past',
      'sdk.yaml:17:7 #/resources/orders/follow/history: The document has no property `past` there. Its properties: id, events.',
    ],
    [
      'a name that every object has',
      '    retrieve: get',
      '    constructor: get',
      'sdk.yaml:7:5 #/resources/orders/constructor: The name `constructor` is that of something else there. Choose another.',
      [
        ['      touches: [list, orders.retrieve]\n', ''],
        ['      history: retrieve.events\n', ''],
      ],
    ],
  ])('has one problem for %s', async (_fact, was, is, problem, more = []) => {
    expect(await problemsOf([was, is], ...more)).toEqual([problem]);
  });

  it('has one problem for an event with several texts', async () => {
    const severalTexts = shop.replace('required: [type, parcel]', 'required: [type, parcel, label]');
    const error = modelOf(severalTexts.replace('parcel: { type: string }', '$&, label: { type: string }'), config);
    await expect(error).rejects.toThrow(
      'sdk.yaml:15:17 #/resources/orders/follow/deltas/packed: It is not clear which text of `packed` counts ' +
        '(parcel, label). Name it with `piece`.',
    );
  });

  it('has one problem for a history that needs more than the stream is given', async () => {
    const needy = shop.replace('/orders/{id}/follow:', '/orders/follow:');
    const error = modelOf(needy, config.replace('/orders/{id}/follow', '/orders/follow'));
    await expect(error).rejects.toThrow(
      'sdk.yaml:17:7 #/resources/orders/follow/history: The stream is not given what `orders.retrieve` needs: id. ' +
        'Name another method.',
    );
  });

  it('has one problem for a resource that is called like a property of every client', async () => {
    const error = modelOf('paths: { /a: { get: {} } }', 'resources:\n  limits:\n    list: get /a\n');
    await expect(error).rejects.toThrow('sdk.yaml:2:3 #/resources/limits: The name `limits` is that of something');
  });

  it('has one problem for a turn of a call that does not stream', async () => {
    const error = modelOf(
      'paths: { /a: { get: {} } }',
      'resources:\n  a:\n    list:\n      endpoint: get /a\n      turn: { starts: a from b, ends: c }\n',
    );
    await expect(error).rejects.toThrow('sdk.yaml:5:7 #/resources/a/list/turn: The operation does not stream.');
  });

  it('has all of its problems named at once', async () => {
    const problems = await problemsOf(
      ['ends: sent', 'ends: gone'],
      ['next: next', 'next: then'],
      ['by: parcel', 'by: id'],
    );
    expect(problems.map((problem) => problem.split(' ')[1])).toEqual([
      '#/resources/orders/list/pagination/next:',
      '#/resources/orders/follow/calls/by:',
      '#/resources/orders/follow/calls/by:',
      '#/resources/orders/follow/turn/ends:',
    ]);
  });
});
