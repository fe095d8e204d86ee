import { describe, expect, it } from 'vitest';
import { inferResources } from '../../src/model/infer-resources.ts';
import type { ResourcePlan } from '../../src/model/resource-plan.ts';
import type { Json } from '../../src/model/schema.ts';
import { normalise } from '../spec/normalise/normalise.ts';

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
    ['keeps such a step further inside', { 'get /pets/by/v1/toys': 'pets.by.v1.toys.list' }],
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
    ['takes no step of a collection for an action', { 'get /pets/search': 'pets.search.list' }],
    ['brings steps to camel case', { 'get /pet-toys/{id}/most_loved': 'petToys.mostLoved' }],
    ['places what has no fixed step in the root', { 'get /': 'root.list', 'get /{id}': 'root.retrieve' }],
    ['places what has only leading steps in the root', { 'get /api/v1': 'root.list' }],
    ['reads a slash at the end as none', { 'get /pets/': 'pets.list', 'get /pets/{id}/': 'pets.retrieve' }],
    ['reads a step with several parameters as an item', { 'get /diff/{base}...{head}': 'diff.retrieve' }],
    ['finds another name for a step that would change objects', { 'get /constructor': 'constructor2.list' }],
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

  it('names the second of two by a number where that is taken, too', () => {
    const endpoints = ['get /pets/{id}', 'get /pets/{owner}/{name}', 'get /pets/{a}/{b}/{c}'];
    expect(placesOf(endpoints, { 'get /pets/{a}/{b}/{c}': 'retrieve' })).toEqual([
      'pets.retrieve',
      'pets.retrieve2',
      'pets.retrieve3',
    ]);
  });

  it('gives a resource its name before a method', () => {
    expect(placesOf(['get /a/{id}/list/{item}', 'get /a'])).toEqual(['a.list.retrieve', 'a.list2']);
  });

  it('names no resource like a property that every client has', () => {
    const endpoints = ['get /limits', 'post /headers', 'get /fetch/{id}', 'get /a/limits'];
    expect(placesOf(endpoints)).toEqual(['limits2.list', 'headers2.create', 'fetch2.retrieve', 'a.limits.list']);
  });

  it('names what is below a resource after the name that the resource got', () => {
    expect(placesOf(['get /limits/{id}/rows'])).toEqual(['limits2.rows.list']);
  });

  it('gives nothing for a document without paths', () => {
    expect(inferResources(normalise({}).document)).toEqual([]);
  });
});
