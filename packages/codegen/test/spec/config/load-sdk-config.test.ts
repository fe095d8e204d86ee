import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { loadSdkConfig } from '../../../src/spec/config/load-sdk-config.ts';
import type { SpecError } from '../../../src/spec/spec-error.ts';
import { fixture } from '../fixture.ts';

const own = fileURLToPath(new URL('../../../../../openapi/sdk.yaml', import.meta.url));

async function failureOf(file: string): Promise<string[]> {
  const error = await loadSdkConfig(file).then(
    () => undefined,
    (reason: unknown) => reason as SpecError,
  );
  return error?.message.replaceAll(file, path.basename(file)).split('\n') ?? [];
}

async function failureOfText(text: string): Promise<string[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'load-sdk-config-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = path.join(folder, 'sdk.yaml');
  await writeFile(file, text);
  return failureOf(file);
}

describe('loadSdkConfig', () => {
  test('reads the repository’s own configuration', async () => {
    const { client, resources } = await loadSdkConfig(own);
    expect(client).toEqual({
      class: 'LlamaCloud',
      scope: '@llamacloud-prod',
      binary: 'llamacloud-prod',
      env: {
        apiKey: ['LLAMA_CLOUD_API_KEY', 'LLAMA_PARSE_API_KEY'],
        baseURL: 'LLAMA_CLOUD_BASE_URL',
        log: 'LLAMA_CLOUD_LOG',
      },
    });
    const chat = resources[0]?.children[0];
    expect(chat?.path).toEqual(['resources', 'beta', 'chat']);
    expect(chat?.methods.map(({ name }) => name)).toEqual([
      'list',
      'create',
      'retrieve',
      'delete',
      'getSummary',
      'stream',
    ]);
    expect(chat?.methods.at(-1)).toEqual({
      name: 'stream',
      path: ['resources', 'beta', 'chat', 'stream'],
      endpoint: { method: 'post', path: '/api/v1/chat/{session_id}/messages/stream' },
      touches: ['list', 'retrieve', 'getSummary'],
      turn: {
        starts: { event: 'user_input', from: 'prompt' },
        answers: 'text',
        ends: 'stop',
        fails: { when: 'is_error', message: 'error' },
        usage: 'usage',
      },
      deltas: [
        { delta: 'text_delta', full: 'text' },
        { delta: 'thinking_delta', full: 'thinking' },
      ],
      calls: { call: 'tool_call', result: 'tool_result', by: 'call_id' },
      history: { method: 'retrieve', property: 'events' },
      flags: {},
    });
  });

  test('expands short forms', async () => {
    const { client, resources } = await loadSdkConfig(fixture('sdk-short-forms.yaml'));
    const [pets] = resources;
    expect(client).toEqual({ env: { apiKey: ['PETS_KEY'] } });
    expect(pets?.methods[0]).toEqual({
      name: 'list',
      path: ['resources', 'pets', 'list'],
      endpoint: { method: 'get', path: '/pets' },
      deltas: [],
      flags: {},
    });
    expect(pets?.methods[1]?.turn).toEqual({ starts: { event: 'user_input', from: 'prompt' }, ends: 'stop' });
    expect(pets?.methods[1]?.flags).toEqual({ index_ids: 'index-id' });
    expect(pets?.children.map(({ path: keys }) => keys)).toEqual([['resources', 'pets', 'toys']]);
  });

  test.each([
    [['client', 'env'], 2, 3],
    [['resources', 'pets', 'talk', 'turn', 'ends'], 10, 9],
    [['resources', 'pets', 'talk', 'touches', 0], 13, 17],
    [['resources', 'pets', 'talk', 'turn', 'usage'], 8, 7],
    [[], 1, 1],
  ])('finds %j, or the nearest key above it', async (keys, line, column) => {
    const file = fixture('sdk-short-forms.yaml');
    expect((await loadSdkConfig(file)).locate(keys)).toEqual({ file, line, column });
  });

  test('names every fault with its line', async () => {
    expect((await failureOf(fixture('sdk-faults.yaml'))).sort()).toEqual([
      'sdk-faults.yaml:10:7 #/resources/pets/talk/turn: The key "ends" is missing here. Add it.',
      'sdk-faults.yaml:11:9 #/resources/pets/talk/turn/starts: The value does not have the right form. Wanted: The short form: user_input from prompt.',
      'sdk-faults.yaml:12:9 #/resources/pets/talk/turn/endz: This key is not known here. Did you mean `ends`?',
      'sdk-faults.yaml:13:21 #/resources/pets/talk/pagination/items: The value is not a string. Wanted: A name as text.',
      'sdk-faults.yaml:13:7 #/resources/pets/talk/pagination: The key "token" is missing here. Add it.',
      'sdk-faults.yaml:2:3 #/client/class: The value does not have the right form. Wanted: A name of letters, digits, _ and $ that does not begin with a digit.',
      'sdk-faults.yaml:3:3 #/client/envs: This key is not known here. Did you mean `env`?',
      'sdk-faults.yaml:6:5 #/resources/pets/list: The value does not have the right form. Wanted: An operation of the document: get /path/{id}.',
      'sdk-faults.yaml:7:5 #/resources/pets/my-pets: The value does not have the right form. Wanted: A name of letters, digits, _ and $ that does not begin with a digit.',
    ]);
  });

  test.each([
    [
      'a list',
      '- a',
      [
        'sdk.yaml:1:1: The value is not an object. Wanted: The shape of an SDK family: what the OpenAPI document cannot say.',
      ],
    ],
    [
      'broken YAML, by the fault that the others follow from',
      'a: { b: get /c/{d}, e: f }\ng: h',
      [
        'sdk.yaml:1:16: Not valid YAML: Unexpected flow-map-start at node end. Correct the syntax here; a text with brackets stands in quotes.',
      ],
    ],
    [
      'an alias to itself',
      'client: &a\n  env: *a',
      ['sdk.yaml:1:1: Values are nested more than 200 deep. Move the inner ones to components.'],
    ],
    [
      'methods outside of resources',
      'resources:\n  ping: get /ping\n  pong: { endpoint: get /pong }',
      [
        'sdk.yaml:2:3 #/resources/ping: The method `ping` stands in no resource. Put it in one.',
        'sdk.yaml:3:3 #/resources/pong: The method `pong` stands in no resource. Put it in one.',
      ],
    ],
    [
      'a method whose endpoint is misspelt',
      'resources:\n  pets:\n    list: { endpont: get /pets, pagination: { items: data, next: next, token: after } }',
      [
        'sdk.yaml:3:5 #/resources/pets/list: The key "endpoint" is missing here. Add it.',
        'sdk.yaml:3:13 #/resources/pets/list/endpont: This key is not known here. Did you mean `endpoint`?',
      ],
    ],
    [
      'a kind of pages that there is not',
      'resources:\n  pets:\n    list: { endpoint: get /pets, pagination: { kind: pages, items: data, next: next, token: page } }',
      [
        'sdk.yaml:3:48 #/resources/pets/list/pagination/kind: The value is none of cursor, item, offset, page-number, link. Wanted: What asks for the next page: a token of the answer, its last item, the number of items before it, its own number, or a link.',
      ],
    ],
    [
      'a key that is like none',
      'clients: {}\nlicences: {}',
      [
        'sdk.yaml:1:1 #/clients: This key is not known here. Did you mean `client`?',
        'sdk.yaml:2:1 #/licences: This key is not known here. Known are: document, client, models, resources, skip.',
      ],
    ],
    [
      'a prototype key',
      'resources:\n  __proto__: { a: get /a }',
      ['sdk.yaml:1:1 #/resources: The name __proto__ cannot be used, it is ignored. Choose another name.'],
    ],
  ])('refuses %s', async (_, text, lines) => {
    expect(await failureOfText(text)).toEqual(lines);
  });

  test('reads an empty file as one that leaves everything to the document', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'load-sdk-config-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = path.join(folder, 'sdk.yaml');
    await writeFile(file, '# nothing yet\n');
    expect(await loadSdkConfig(file)).toMatchObject({ client: {}, resources: [] });
  });
});
