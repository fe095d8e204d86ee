import { describe, expect, it } from 'vitest';
import { modelIndex } from '../../src/model/model-index.ts';
import { followingModel, remembered } from '../../src/model/remembered.ts';
import { allOperations } from '../../src/model/resource-tree.ts';
import type { ApiModel, Resource } from '../../src/model/types.ts';
import { modelOf } from '../sources.ts';

/** A document of pets and toys, of which the pets can be described. */
function shop(pet = 'A pet.'): Promise<ApiModel> {
  const answer = (name: string) =>
    `responses: { "200": { description: Done., content: { application/json: { schema: { $ref: "#/components/schemas/${name}" } } } } }`;
  return modelOf(`
paths:
  /pets/{id}: { get: { description: ${pet}, ${answer('Pet')} } }
  /toys/{id}: { get: { ${answer('Toy')} } }
components:
  schemas:
    Pet: { type: object, description: ${pet} }
    Toy: { type: object }
`);
}

function toysOf(model: ApiModel): Resource {
  const toys = model.resources.find(({ name }) => name === 'toys');
  if (toys === undefined) throw new Error('There are no toys.');
  return toys;
}

/** Makes something new of the toys at each call, and of what it reads besides. */
const making = (read: (model: ApiModel) => unknown) =>
  remembered((toys: Resource, model) => ({ toys: toys.name, read: read(model) }));

const petMaking = making((model) => modelIndex(model).schemas.get('Pet'));

describe('remembered', () => {
  it.each([
    { what: 'a field', read: (model: ApiModel) => model.info.title },
    { what: 'a schema', read: (model: ApiModel) => modelIndex(model).schemas.get('Toy') },
    { what: 'the lack of a schema', read: (model: ApiModel) => modelIndex(model).schemas.has('Cat') },
    { what: 'a module', read: (model: ApiModel) => modelIndex(model).modules.get('resources/toys') },
    { what: 'an operation', read: (model: ApiModel) => modelIndex(model).operations.get('toys.retrieve') },
    { what: 'a resource', read: (model: ApiModel) => modelIndex(model).resources.get('toys.retrieve') },
  ])('gives what was made of a part as long as $what that it read is the same', async ({ read }) => {
    const make = making(read);
    const first = followingModel(await shop(), undefined);
    const made = make(toysOf(first), first);
    const second = followingModel(await shop('The pet.'), first);
    expect(make(toysOf(second), second)).toBe(made);
  });

  it.each([
    { what: 'a field', read: (model: ApiModel) => model.schemas },
    { what: 'a schema', read: (model: ApiModel) => modelIndex(model).schemas.get('Pet') },
    { what: 'a module', read: (model: ApiModel) => modelIndex(model).modules.get('models') },
    { what: 'an operation', read: (model: ApiModel) => modelIndex(model).operations.get('pets.retrieve') },
    { what: 'a resource', read: (model: ApiModel) => modelIndex(model).resources.get('pets.retrieve') },
    { what: 'what another made of a schema', read: (model: ApiModel) => petMaking(toysOf(model), model) },
  ])('makes a part again where $what is another than it read', async ({ read }) => {
    const make = making(read);
    const first = followingModel(await shop(), undefined);
    const made = make(toysOf(first), first);
    const second = followingModel(await shop('The pet.'), first);
    expect(make(toysOf(second), second)).not.toEqual(made);
  });

  it('an operation of a model that follows another is one object in its resource and among all', async () => {
    const calls = (methods: Readonly<Record<string, readonly string[]>>) => {
      const items = Object.entries(methods).map(([name, list]) => {
        return `/${name}: { ${list.map((method) => `${method}: { responses: {} }`).join(', ')} }`;
      });
      return modelOf(`paths: { ${items.join(', ')} }`);
    };
    const first = followingModel(await calls({ a: ['get', 'post'], b: ['get'], c: ['get'] }), undefined);
    const second = followingModel(await calls({ a: ['get'], b: ['get'], c: ['get', 'post'] }), first);
    const places = allOperations(second.resources).map((operation) => second.operations.indexOf(operation));
    expect(places).toEqual([0, 1, 2, 3]);
  });

  it('remembers nothing of a model that none follows', async () => {
    const make = making(() => 'nothing');
    const model = await shop();
    expect(make(toysOf(model), model)).not.toBe(make(toysOf(model), model));
  });
});
