import { describe, expect, it } from 'vitest';
import { emitResources } from '../../../src/emit/resources/emit-resources.ts';
import { modelOf, printed } from '../../sources.ts';

async function filesOf(config: string): Promise<Readonly<Record<string, string>>> {
  const yaml = 'paths: { "/a/{id}": { get: {} }, "/a/{id}/b": { get: {} } }';
  return printed(emitResources(await modelOf(yaml, config)));
}

describe('the tree', () => {
  it('holds the classes of resources that hold others, made from those of their calls', async () => {
    const files = await filesOf(
      'resources: { zoo: { cages: { get: "get /a/{id}", inner: { list: "get /a/{id}/b" } } } }',
    );
    expect(files['tree.ts']).toBe(`import type { Client } from '../runtime/client.ts';
import { CagesCalls } from './resources/zoo/cages.ts';
import { Inner } from './resources/zoo/cages/inner.ts';

/** The operations of \`zoo\`. */
export class Zoo {
  readonly cages: Cages;

  constructor(client: Client) {
    this.cages = new Cages(client);
  }
}

/** The operations of \`zoo.cages\`. */
export class Cages extends CagesCalls {
  readonly inner: Inner;

  constructor(client: Client) {
    super(client);
    this.inner = new Inner(client);
  }
}
`);
    expect(Object.keys(files).filter((path) => path.startsWith('resources/'))).toEqual([
      'resources/zoo/cages.ts',
      'resources/zoo/cages/inner.ts',
    ]);
    expect(files['resources/zoo/cages.ts']).toContain(`export class CagesCalls {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }
`);
  });

  it('is not there where no resource holds another', async () => {
    const files = await filesOf('resources: { zoo: { get: "get /a/{id}" } }');
    expect(Object.keys(files)).not.toContain('tree.ts');
  });
});
