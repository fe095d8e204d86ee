import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadSdkConfig } from '../../../src/spec/config/load-sdk-config.ts';
import { prepareDocument } from '../../../src/spec/prepare-document.ts';
import { documentText, inFolder } from '../../sources.ts';

const responses = '{ "204": { description: "" } }';
const letters = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `  /${letter}: { get: { responses: ${responses} } }\n`);
const document = `paths:
  /pets:
    get: { responses: ${responses} }
    post: { responses: ${responses} }
  "/pets/{id}":
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    delete: { responses: ${responses} }
`;

/** What is found in a document with a configuration, and the operations that are there for a model. */
function read(yaml: string, config: string) {
  return inFolder({ 'api.yaml': documentText(yaml), 'sdk.yaml': config }, async (folder) => {
    const loaded = await loadSdkConfig(join(folder, 'sdk.yaml'));
    const prepared = await prepareDocument(join(folder, 'api.yaml'), { config: loaded });
    const operations = Object.entries(prepared.document.paths).flatMap(([path, item]) =>
      Object.keys(item).flatMap((key) => (/^[a-z]+$/.test(key) && key !== 'parameters' ? [`${key} ${path}`] : [])),
    );
    return { warnings: prepared.warnings.map(({ message }) => message), operations };
  });
}

it.each<[fact: string, yaml: string, config: string, warnings: string[]]>([
  [
    'one operation',
    document,
    'resources: { pets: { list: get /pets, create: post /pets } }',
    [
      '1 operation is not in sdk.yaml, and left out: delete /pets/{id}. Add to a resource `NAME: delete /pets/{id}`, or to `skip` what is to stay out.',
    ],
  ],
  [
    'many operations, by the names of five',
    `${document}${letters.join('')}`,
    'resources: { pets: { list: get /pets, more: { create: post /pets, delete: "delete /pets/{id}" } } }',
    [
      '6 operations are not in sdk.yaml, and left out: get /a, get /b, get /c, get /d, get /e and 1 more. Add to a resource `NAME: get /a`, or to `skip` what is to stay out.',
    ],
  ],
  [
    'those of a configuration for another generator',
    document,
    'resources: { pets: { methods: { list: get /pets } } }',
    [
      '2 operations are not in sdk.yaml, and left out: post /pets, delete /pets/{id}. Add to a resource `methods: { NAME: post /pets }`, or to `unspecified_endpoints` what is to stay out.',
    ],
  ],
  [
    'nothing that is skipped',
    document,
    'resources: { pets: { list: get /pets } }\nskip: [post /pets, "delete /pets/{id}"]',
    [],
  ],
  [
    'nothing that another generator is to leave out',
    document,
    `resources:
  pets: { methods: { list: get /pets } }
  hidden: { skip: true, subresources: { pets: { methods: { create: { endpoint: post /pets } } } } }
unspecified_endpoints: ["delete /pets/{pet_id}"]
`,
    [],
  ],
  ['nothing where no resource is named', document, 'client: { class: Pets }', []],
])('tells of %s that a configuration does not name', async (_fact, yaml, config, warnings) => {
  expect((await read(yaml, config)).warnings).toEqual(warnings);
});

it('leaves out what is skipped where the paths name the calls, and tells what was not there', async () => {
  const { warnings, operations } = await read(document, 'skip: [post /pets, get /gone, put /pets]');
  const warning = (operation: string, advice: string) =>
    `The document has no operation \`${operation}\` to leave out. ${advice}`;
  expect({ warnings, operations }).toEqual({
    warnings: [warning('get /gone', 'Correct it, or remove it.'), warning('put /pets', 'Did you mean `get /pets`?')],
    operations: ['get /pets', 'delete /pets/{id}'],
  });
});

it('says where the first of them stands', () =>
  inFolder(
    { 'api.yaml': documentText(document), 'sdk.yaml': 'resources: { pets: { list: get /pets } }' },
    async (folder) => {
      const config = await loadSdkConfig(join(folder, 'sdk.yaml'));
      const { warnings } = await prepareDocument(join(folder, 'api.yaml'), { config });
      expect(warnings).toMatchObject([{ severity: 'warning', line: 6, pointer: '#/paths/~1pets/post' }]);
    },
  ));
