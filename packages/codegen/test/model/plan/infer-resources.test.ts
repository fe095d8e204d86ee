import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/json.ts';
import { inferResources } from '../../../src/model/plan/infer-resources.ts';
import type { ResourcePlan } from '../../../src/model/plan/resource-plan.ts';
import { normalise } from '../../spec/normalise/normalise.ts';

/** Where each operation is placed: `get /a/{id}` to `a.retrieve`. */
function placesOf(endpoints: readonly string[], operationIds: Readonly<Record<string, string>> = {}) {
  const paths: Record<string, Record<string, Json>> = {};
  for (const endpoint of endpoints) {
    const [method = '', path = ''] = endpoint.split(' ');
    const operationId = operationIds[endpoint];
    paths[path] = { ...paths[path], [method]: { responses: {}, ...(operationId !== undefined && { operationId }) } };
  }
  const places = new Map(inferResources(normalise({ paths }).document).flatMap(placesIn));
  return endpoints.map((endpoint) => places.get(endpoint));
}

function placesIn({ path, methods, children }: ResourcePlan): [string, string][] {
  const own = methods.map((method): [string, string] => {
    return [`${method.method} ${method.path}`, [...path, method.name].join('.')];
  });
  return [...own, ...children.flatMap(placesIn)];
}

describe('inferResources', () => {
  it.each<[fact: string, places: Readonly<Record<string, string>>]>([
    [
      'names the calls of a collection',
      {
        'get /pets': 'pets.list',
        'post /pets': 'pets.create',
        'put /pets': 'pets.update',
        'delete /pets': 'pets.delete',
      },
    ],
    [
      'names the calls of an item',
      {
        'get /pets/{id}': 'pets.retrieve',
        'put /pets/{id}': 'pets.replace',
        'patch /pets/{id}': 'pets.update',
        'delete /pets/{id}': 'pets.delete',
        'head /pets/{id}': 'pets.head',
      },
    ],
    [
      'takes a key in brackets for an item',
      {
        'get /odata/Products': 'odata.products.list',
        'get /odata/Products({key})': 'odata.products.retrieve',
        "delete /odata/Products(Id={id},Name='{name}')": 'odata.products.delete',
        'get /odata/Products({key})/Parts': 'odata.products.parts.list',
      },
    ],
    ['updates an item by put where there is no patch', { 'put /pets/{id}': 'pets.update' }],
    [
      'says all where items have the same call',
      {
        'put /pets': 'pets.updateAll',
        'put /pets/{id}': 'pets.update',
        'delete /pets': 'pets.deleteAll',
        'delete /pets/{id}': 'pets.delete',
      },
    ],
    [
      'names the calls of one thing alone',
      { 'get /shop': 'shop.retrieve', 'put /shop': 'shop.update', 'delete /shop': 'shop.delete' },
    ],
    [
      'makes a thing that has several calls a resource',
      {
        'get /pets/{id}/home': 'pets.home.retrieve',
        'post /pets/{id}/home': 'pets.home.create',
        'delete /pets/{id}/home': 'pets.home.delete',
      },
    ],
    ['makes a thing that can only be deleted a resource', { 'delete /pets/{id}/home': 'pets.home.delete' }],
    [
      'takes a singular that has items for a collection',
      { 'get /chat': 'chat.list', 'get /chat/{id}': 'chat.retrieve' },
    ],
    [
      'reads a step with dots as several',
      { 'post /chat.postMessage': 'chat.postMessage', 'get /users.list': 'users.list' },
    ],
    [
      'leaves out dates at the beginning and file extensions',
      { 'get /2010-04-01/Accounts/{Sid}.json': 'accounts.retrieve', 'get /2010-04-01/Accounts.json': 'accounts.list' },
    ],
    [
      'takes what follows a colon for an action',
      { 'post /docs/{id}:batchUpdate': 'docs.batchUpdate', 'post /docs/:delete': 'docs.delete' },
    ],
    [
      'takes a plural that begins with a verb for an action',
      {
        'post /goals/{id}/addFollowers': 'goals.addFollowers',
        'get /me/albums/contains': 'me.albums.contains',
        'post /accounts/{name}/listKeys': 'accounts.listKeys',
      },
    ],
    [
      'takes a plural that begins with what can be a noun for none',
      { 'get /commits/{ref}/check-runs': 'commits.checkRuns.list' },
    ],
    [
      'creates an item by post where another method updates it',
      { 'post /pets/{id}': 'pets.create', 'patch /pets/{id}': 'pets.update', 'put /pets/{id}': 'pets.replace' },
    ],
    [
      'updates an item by post where nothing else does',
      { 'get /pets/{id}': 'pets.retrieve', 'post /pets/{id}': 'pets.update' },
    ],
    [
      'leaves out steps that are the same for all',
      {
        'get /api/v1/pets': 'pets.list',
        'get /v2beta1/toys': 'toys.list',
        'get /2.0/cats': 'cats.list',
        'get /rest/dogs': 'dogs.list',
      },
    ],
    [
      'leaves out several such steps, and versions before the first placeholder',
      {
        'get /rest/api/3/issue/{key}': 'issue.retrieve',
        'get /shop/v2/pets/{id}': 'shop.pets.retrieve',
        'get /rest/agile/1.0/board/{id}': 'agile.board.retrieve',
      },
    ],
    [
      'names the calls of a cluster',
      {
        'get /api/v1/namespaces/{namespace}/pods': 'namespaces.pods.list',
        'delete /api/v1/namespaces/{namespace}/pods': 'namespaces.pods.deleteAll',
        'get /api/v1/namespaces/{namespace}/pods/{name}': 'namespaces.pods.retrieve',
        'put /api/v1/namespaces/{namespace}/pods/{name}': 'namespaces.pods.replace',
        'patch /api/v1/namespaces/{namespace}/pods/{name}': 'namespaces.pods.update',
        'delete /api/v1/namespaces/{namespace}/pods/{name}': 'namespaces.pods.delete',
        'get /api/v1/namespaces/{namespace}/pods/{name}/log': 'namespaces.pods.log',
        'get /apis/apps/v1/namespaces/{namespace}/deployments': 'apps.namespaces.deployments.list',
        'get /apis/rbac.k8s.io/v1/roles': 'rbacK8sIo.roles.list',
      },
    ],
    ['keeps such a step further inside', { 'get /pets/{id}/v1/toys': 'pets.v1.toys.list' }],
    ['takes a plural with a version for one', { 'get /shops/{id}/petsV2': 'shops.petsV2.list' }],
    [
      'places what belongs to an item below it',
      { 'get /repos/{id}/issues': 'repos.issues.list', 'get /repos/{id}/issues/{number}': 'repos.issues.retrieve' },
    ],
    ['takes the last step after an item for an action', { 'post /orders/{id}/cancel': 'orders.cancel' }],
    ['takes no plural for an action', { 'get /orders/{id}/lines': 'orders.lines.list' }],
    [
      'takes no parent of items for an action',
      { 'get /repos/{id}/content': 'repos.content.list', 'get /repos/{id}/content/{path}': 'repos.content.retrieve' },
    ],
    [
      'takes none with slashes at the end, either',
      { 'get /a/{id}/content/': 'a.content.list', 'get /a/{id}/content/{path}/': 'a.content.retrieve' },
    ],
    ['takes the last step of a collection for an action', { 'get /pets/search': 'pets.search' }],
    ['takes none without anything before it for an action', { 'get /search': 'search.retrieve' }],
    ['leaves out what lies too deep', { 'get /a/b/c/d/e/f/g/h/i/j/k/l/m/n': 'a.b.c.d.e.f.g.h.i.j.k.l' }],
    ['brings steps to camel case', { 'get /pet-toys/{id}/most_loved': 'petToys.mostLoved' }],
    ['places what has no fixed step in the root', { 'get /': 'root.list', 'get /{id}': 'root.retrieve' }],
    ['places what has only leading steps in the root', { 'get /api/v1': 'root.retrieve' }],
    ['reads a slash at the end as none', { 'get /pets/': 'pets.list', 'get /pets/{id}/': 'pets.retrieve' }],
    ['reads a step with several parameters as an item', { 'get /diff/{base}...{head}': 'diff.retrieve' }],
    ['finds another name for a step that would change objects', { 'get /constructor': 'constructor2.retrieve' }],
    ['finds another name for an action that would', { 'post /a/{id}/then': 'a.then2' }],
  ])('%s', (_fact, places) => {
    expect(placesOf(Object.keys(places))).toEqual(Object.values(places));
  });

  it('names the second of two by its operationId', () => {
    const endpoints = ['get /pets/{id}', 'get /pets/{owner}/{name}'];
    expect(placesOf(endpoints, { 'get /pets/{owner}/{name}': 'get_by_name' })).toEqual([
      'pets.retrieve',
      'pets.getByName',
    ]);
  });

  it('names what its path tells from others of its address by its operationId', () => {
    const ids = {
      'get /rest?method=photos.search': 'searchPhotos',
      'post /#X-Target=Things.Get': 'GetThing',
      'get /#Action=AssumeRole': 'GET_AssumeRole',
      'post /#Action=AssumeRole': 'POST_AssumeRole',
      'put /files/{id}#add_link': 'add_link',
      'delete /tags/{name}#keys': 'UntagThing',
      'post /PutEvents#channel': 'PutEvents',
    };
    const others = ['put /files/{file}', 'get /articles?query={query}', 'get /functions/{id}#part', 'get /tags/{id}'];
    expect(placesOf([...Object.keys(ids), ...others], ids)).toEqual([
      'root.searchPhotos',
      'root.getThing',
      'root.assumeRole',
      'root.postAssumeRole',
      'files.addLink',
      'tags.delete',
      'putEvents.create',
      'files.update',
      'articles.list',
      'functions.retrieve',
      'tags.retrieve',
    ]);
  });

  it('names the second of two by its version where the first has another', () => {
    const endpoints = ['get /v1/pets', 'get /v1/pets/{id}', 'get /v2/pets', 'get /v2/pets/{id}'];
    const operationIds = { 'get /v2/pets': 'find_pets' };
    expect(placesOf(endpoints, operationIds)).toEqual(['pets.list', 'pets.retrieve', 'pets.listV2', 'pets.retrieveV2']);
  });

  it.each<[fact: string, endpoint: string, operationId: string | undefined, name: string]>([
    ['the placeholder that only it has', 'get /pets/{owner}/{name}', undefined, 'retrieveByName'],
    ['that before an operationId that says no more', 'get /pets/{owner}/{name}', 'getPet', 'retrieveByName'],
    ['such an operationId where there is none', 'get /pets/{id}/', 'getPet', 'get'],
    ['a number where there is nothing', 'get /pets/{id}/', undefined, 'retrieve2'],
  ])('names the second of two by %s', (_fact, endpoint, operationId, name) => {
    const operationIds = operationId === undefined ? {} : { [endpoint]: operationId };
    expect(placesOf(['get /pets/{id}', endpoint], operationIds)).toEqual(['pets.retrieve', `pets.${name}`]);
  });

  it.each<[fact: string, operationId: string, name: string]>([
    ['the number that a framework appends', 'find_1', 'find'],
    ['the group of its operationId', 'pets/get-revision', 'getRevision'],
    ['the resources at its beginning', 'pet_destroy', 'destroy'],
    ['the resources after its verb', 'findPetsForOwner', 'findForOwner'],
    ['the version of its path', 'find_v1', 'find'],
    ['the path and the method at its end', 'get_by_name_v1_pets__owner___name__get', 'getByName'],
    ['nothing where no word would be left', 'pets', 'pets'],
  ])('names the second of two without %s', (_fact, operationId, name) => {
    const endpoints = ['get /v1/pets/{id}', 'get /v1/pets/{owner}/{name}'];
    expect(placesOf(endpoints, { 'get /v1/pets/{owner}/{name}': operationId })).toEqual([
      'pets.retrieve',
      `pets.${name}`,
    ]);
  });

  it.each([
    ['put /pets', 'upsertPet', 'pets.upsert'],
    ['put /pets/{id}', 'pets/add-pet', 'pets.add'],
    ['put /pets/{id}', 'pets_upsert', 'pets.upsert'],
    ['put /pets/{id}', 'setPet', 'pets.update'],
    ['put /pets/{id}', 'addOrUpdatePet', 'pets.update'],
    ['post /pets', 'addPet', 'pets.create'],
  ])('names %s of the operationId %s %s', (endpoint, operationId, wanted) => {
    expect(placesOf([endpoint], { [endpoint]: operationId })).toEqual([wanted]);
  });

  it('names actions on several things of one name by their operationIds', () => {
    const endpoints = ['get /pets/{id}', 'post /pets/retrieve', 'post /pets/{id}/retrieve'];
    const operationIds = { 'post /pets/retrieve': 'find', 'post /pets/{id}/retrieve': 'ask' };
    expect(placesOf(endpoints, operationIds)).toEqual(['pets.retrieve', 'pets.find', 'pets.ask']);
  });

  const list = { type: 'array', items: {} };
  const page = { type: 'object', properties: { rows: list } };
  const thing = { type: 'object', properties: { name: { type: 'string' } } };
  const cursor = [{ name: 'cursor', in: 'query', schema: { type: 'string' } }];
  it.each<[fact: string, path: string, answer: Json | undefined, name: string, parameters?: Json]>([
    ['lists what answers a list, whatever its name', '/staff', list, 'staff.list'],
    ['lists what answers pages of a list', '/staff', page, 'staff.list', cursor],
    [
      'lists what answers pages of a list that is inside',
      '/staff',
      { properties: { data: page } },
      'staff.list',
      cursor,
    ],
    ['retrieves what answers a list beside other things', '/staff', page, 'staff.retrieve'],
    ['retrieves one thing that is called by a plural', '/settings', thing, 'settings.retrieve'],
    ['lists a plural of something else', '/settings', { type: 'string' }, 'settings.list'],
    ['lists a plural of one thing with a list', '/settings', page, 'settings.list'],
    ['lists a plural of any names', '/settings', { type: 'object', additionalProperties: thing }, 'settings.list'],
    ['lists a plural that says nothing of its answer', '/settings', undefined, 'settings.list'],
    ['lists a plural of itself', '/settings', { $ref: '#/components/schemas/Loop' }, 'settings.list'],
  ])('%s', (_fact, path, schema, name, parameters = []) => {
    const content = schema && { content: { 'application/json': { schema } } };
    const { document } = normalise({
      paths: { [path]: { get: { parameters, responses: { '200': { description: '', ...content } } } } },
      components: { schemas: { Loop: { allOf: [{ $ref: '#/components/schemas/Loop' }] } } },
    });
    expect(inferResources(document).flatMap(placesIn)).toEqual([[`get ${path}`, name]]);
  });

  it('retrieves a file that is called by a plural', () => {
    const responses = { '200': { description: '', content: { 'image/png': {} } } };
    const { document } = normalise({ paths: { '/bytes': { get: { responses } } } });
    expect(inferResources(document).flatMap(placesIn)).toEqual([['get /bytes', 'bytes.retrieve']]);
  });

  it('places what has no fixed step in the resource of its tag', () => {
    const { document } = normalise({ paths: { '/': { get: { tags: ['Meta data'], responses: {} } } } });
    expect(inferResources(document).flatMap(placesIn)).toEqual([['get /', 'metaData.retrieve']]);
  });

  it('places a path of a hundred thousand steps', () => {
    expect(
      inferResources(normalise({ paths: { ['/{a/b'.repeat(100_000)]: { get: { responses: {} } } } }).document),
    ).toHaveLength(1);
  });

  it('gives a resource its name before a method', () => {
    expect(placesOf(['get /as/{id}/list/{item}', 'get /as'])).toEqual(['as.list.retrieve', 'as.list2']);
  });

  it('names no resource like a property that every client has', () => {
    const endpoints = ['get /limits', 'post /headers', 'get /fetch/{id}', 'get /a/limits'];
    expect(placesOf(endpoints)).toEqual(['limits2.list', 'headers.create', 'fetch2.retrieve', 'a.limits.list']);
  });

  it('names what is below a resource after the name that the resource got', () => {
    expect(placesOf(['get /limits/{id}/rows'])).toEqual(['limits2.rows.list']);
  });

  it('gives nothing for a document without paths', () => {
    expect(inferResources(normalise({}).document)).toEqual([]);
  });
});
