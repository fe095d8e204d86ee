import { readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exampleCall } from '../src/emit/docs/call-arguments.ts';
import { Generator } from '../src/generator.ts';
import { streamedCall, wholeCall } from '../src/model/asked-call.ts';
import { buildModel } from '../src/model/build-model.ts';
import { modelIndex } from '../src/model/model-index.ts';
import type { ApiModel, Operation } from '../src/model/types.ts';
import { readText } from '../src/spec/load/load-document.ts';
import { readDocument } from '../src/spec/prepare-document.ts';
import { fixture } from './spec/fixture.ts';

const packages = fileURLToPath(new URL('../../', import.meta.url));
const cache = fileURLToPath(new URL('../.cache/', import.meta.url));
const documents = [
  ...readdirSync(fixture('families')).map((name) => `families/${name}`),
  ...['path-parameters', 'query-parameters', 'security-several'].map((name) => `wire/${name}.yaml`),
  'imperfect.yaml',
  'swagger-2.yaml',
];
const generator = new Generator();
let scratch = '';

beforeAll(async () => {
  await mkdir(cache, { recursive: true });
  scratch = await mkdtemp(join(cache, 'calls-'));
});
afterAll(async () => {
  await generator.close();
  await rm(scratch, { recursive: true });
});

type Tree = { readonly [name: string]: Tree } & { readonly [name: string]: (...given: unknown[]) => Promise<unknown> };

/** Calls every operation as its page in the reference shows it, and says what went wrong, by the operation. */
async function callAll(model: ApiModel, folder: string): Promise<Readonly<Record<string, string>>> {
  const load = (path: string) => import(join(folder, path));
  const [core, { validate }, { api }, { startServer }] = await Promise.all([
    load('core/src/generated/index.ts'),
    load('core/src/generated/validate.ts'),
    load('emulator/src/generated/routes.ts'),
    load('emulator/src/runtime/start-server.ts'),
  ]);
  const log: string[] = [];
  await using server = await startServer(api, { strictResponses: true, log: (line: string) => log.push(line) });
  const { className, credentials } = model.client;
  const { options = [{ option: 'apiKey' }], token } = credentials ?? {};
  // A token is got where one can be.
  const given = options.filter(({ option }) => token === undefined || option !== 'apiKey');
  const client: Tree = new core[className]({
    ...Object.fromEntries(given.map(({ option }) => [option, 'user:key'])),
    tokenURL: token && server.url + new URL(token.url).pathname,
    baseURL: server.url,
    validate,
    maxRetries: 0,
  });
  const faults: Record<string, string> = {};
  for (const operation of model.operations.flatMap((each) => [wholeCall(each), streamedCall(each) ?? []].flat())) {
    try {
      await callOne(client, operation, model);
    } catch (error) {
      // What nobody has created is not there.
      if (!/^NotFoundError: 404 There is no /.test(String(error))) faults[operation.id] = [error, ...log].join(' ');
    }
  }
  return faults;
}

async function eventsOf(stream: unknown): Promise<readonly unknown[]> {
  const events: unknown[] = [];
  for await (const event of stream as AsyncIterable<unknown>) events.push(event);
  return events;
}

async function callOne(client: Tree, operation: Operation, model: ApiModel): Promise<void> {
  const { positional, object } = exampleCall(operation, { model, index: modelIndex(model).schemas });
  const resource = operation.resource.reduce((tree, step) => tree[step] as Tree, client);
  const answer = resource[operation.names.method]?.(...positional, ...(operation.names.params ? [object ?? {}] : []));
  if (operation.stream === undefined) await answer;
  else expect(await eventsOf(answer)).not.toEqual([]);
}

it.each(documents)('every call of %s gets from its local server what its document says', async (document) => {
  const output = join(scratch, document);
  const targets = new Set(['models', 'resources', 'routes'] as const);
  await generator.run({ input: fixture(document), output, targets, check: false });
  for (const name of ['core', 'emulator']) {
    await symlink(join(packages, name, 'node_modules'), join(output, name, 'node_modules'), 'junction');
  }
  const read = await readDocument(await readText(fixture(document)));
  expect(await callAll(buildModel({ document: read.document, file: document }), output)).toEqual({});
});
