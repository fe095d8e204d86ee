import { describe, expect, it } from 'vitest';
import { modelOf } from '../../sources.ts';

/** A document whose paths answer, or are given, schemas by name. */
interface Source {
  readonly answers?: Readonly<Record<string, string>>;
  readonly fails?: Readonly<Record<string, string>>;
  readonly given?: Readonly<Record<string, string>>;
  readonly webhook?: string;
  /** Schemas, each with those that it refers to. */
  readonly schemas: Readonly<Record<string, readonly string[]>>;
}

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const content = (name: string) => ({ content: { 'application/json': { schema: reference(name) } } });
const entries = <T>(from: Readonly<Record<string, string>> = {}, to: (name: string) => T) =>
  Object.entries(from).map(([path, name]) => [path, to(name)] as const);

/** The modules of the schemas, in a document that has many more. */
async function modulesOf(source: Source, others = 200) {
  const fillers = Array.from({ length: others }, (_, index) => [`Other${index}`, []] as const);
  const schemas = [...Object.entries(source.schemas), ...fillers].map(([name, names]) => {
    const properties = Object.fromEntries(names.map((each) => [each, reference(each)]));
    return [name, { type: 'object', properties }] as const;
  });
  const empty = { '200': { description: '' } };
  const document = {
    paths: Object.fromEntries([
      ...entries(source.answers, (name) => ({ get: { responses: { '200': { description: '', ...content(name) } } } })),
      ...entries(source.fails, (name) => ({
        get: { responses: { ...empty, '400': { description: '', ...content(name) } } },
      })),
      ...entries(source.given, (name) => ({ post: { requestBody: content(name), responses: empty } })),
    ]),
    ...(source.webhook && { webhooks: { told: { post: { requestBody: content(source.webhook), responses: empty } } } }),
    components: { schemas: Object.fromEntries(schemas) },
  };
  const yaml = Object.entries(document).map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`);
  const model = await modelOf(yaml.join(''));
  return Object.fromEntries(model.schemas.slice(0, Object.keys(source.schemas).length).map((s) => [s.name, s.module]));
}

const cases: [fact: string, source: Source, wanted: Record<string, string>][] = [
  [
    'beside the calls of the one resource that uses it, by others or not',
    { answers: { '/pets': 'Pet' }, given: { '/toys': 'Toy' }, schemas: { Pet: ['Name'], Name: [], Toy: [] } },
    { Pet: 'resources/pets', Name: 'resources/pets', Toy: 'resources/toys' },
  ],
  [
    'shared where several resources use it, with all that it is made of',
    { answers: { '/pets': 'Pet', '/toys': 'Toy' }, schemas: { Pet: ['Kind'], Toy: ['Pet'], Kind: ['Name'], Name: [] } },
    { Pet: 'models', Toy: 'resources/toys', Kind: 'models', Name: 'models' },
  ],
  [
    'beside the calls that fail with it',
    { fails: { '/pets': 'Fault' }, schemas: { Fault: [] } },
    { Fault: 'resources/pets' },
  ],
  [
    'once, where types are made of each other',
    { answers: { '/pets': 'Pet' }, schemas: { Pet: ['Parent'], Parent: ['Pet'] } },
    { Pet: 'resources/pets', Parent: 'resources/pets' },
  ],
  [
    'beside the webhooks that alone use it',
    { answers: { '/pets': 'Pet' }, webhook: 'Event', schemas: { Event: ['Pet', 'Time'], Pet: [], Time: [] } },
    { Event: 'webhook-payloads', Pet: 'models', Time: 'webhook-payloads' },
  ],
  [
    'shared where nothing uses it, with what it is made of',
    { answers: { '/pets': 'Pet' }, schemas: { Spare: ['Pet'], Pet: [] } },
    { Spare: 'models', Pet: 'models' },
  ],
];

describe('chooseModules', () => {
  it.each(cases)('puts a type %s', async (_fact, source, wanted) => {
    expect(await modulesOf(source)).toEqual(wanted);
  });

  it('shares what calls use where there are few types', async () => {
    const source = { answers: { '/pets': 'Pet' }, webhook: 'Event', schemas: { Pet: [], Event: [] } };
    expect(await modulesOf(source, 99)).toEqual({ Pet: 'models', Event: 'webhook-payloads' });
    expect(await modulesOf(source, 100)).toEqual({ Pet: 'resources/pets', Event: 'webhook-payloads' });
  });
});
