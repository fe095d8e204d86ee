import { format } from 'oxfmt';
import { describe, expect, it } from 'vitest';
import { emitCommands } from '../../../src/emit/commands/emit-commands.ts';
import { NameRegistry } from '../../../src/model/names/name-registry.ts';
import { claimReactNames } from '../../../src/model/names/react-names.ts';
import type { NamedSchema, Schema } from '../../../src/model/schema.ts';
import type { ApiModel, Body, BodyField, Operation, Parameter, Resource } from '../../../src/model/types.ts';

function parameter(name: string, schema: Schema, rest: Partial<Parameter> = {}): Parameter {
  const place = rest.in ?? 'query';
  return {
    name,
    in: place,
    argument: name,
    flag: name,
    required: false,
    schema,
    style: 'form',
    explode: true,
    ...rest,
  };
}

function operation(rest: Partial<Operation> = {}): Operation {
  return {
    id: 'rooms.shelves.read',
    method: 'get',
    path: '/shelves',
    declaredPath: '/shelves',
    names: {
      method: 'read',
      functionName: 'read',
      constantName: 'readOperation',
      pascal: 'RoomsShelvesRead',
      react: claimReactNames('RoomsShelvesRead', new NameRegistry()).react,
      command: 'read',
      slug: 'rooms/shelves/read',
    },
    resource: ['rooms', 'shelves'],
    pathParameters: [],
    queryParameters: [],
    headerParameters: [],
    cookieParameters: [],
    success: {
      status: '200',
      description: '',
      mediaType: 'application/json',
      kind: 'json',
      schema: { kind: 'unknown' },
      headers: [],
    },
    errors: [],
    authenticated: false,
    touches: [],
    ...rest,
  };
}

function model(operations: readonly Operation[], schemas: readonly NamedSchema[] = []): ApiModel {
  const shelves: Resource = {
    name: 'shelves',
    path: ['rooms', 'shelves'],
    className: 'Shelves',
    modulePath: 'rooms/shelves',
    commandGroup: 'rooms:shelves',
    description: 'What stands\nwhere. And for how long.\n\nMore of it.\n',
    operations,
    children: [],
  };
  const rooms: Resource = {
    name: 'rooms',
    path: ['rooms'],
    className: 'Rooms',
    modulePath: 'rooms',
    commandGroup: 'rooms',
    operations: [],
    children: [shelves],
  };
  return {
    info: { title: 'The library', version: '1', documentName: 'library.yaml' },
    client: {
      className: 'Library',
      errorName: 'LibraryError',
      providerName: 'LibraryProvider',
      clientHook: 'useLibrary',
      binary: 'library',
      scope: '@library',
      env: { apiKey: ['LIBRARY_KEY'], baseURL: 'LIBRARY_URL', log: 'LIBRARY_LOG' },
      auth: { type: 'bearer' },
    },
    servers: [{ url: 'https://library.example.com' }],
    schemas,
    resources: [rooms],
    operations,
  };
}

/** The one command of a model with the operation, as text on as few lines as it has. */
function commandOf(source: Operation, schemas: readonly NamedSchema[] = []): string {
  const file = emitCommands(model([source], schemas)).find(({ path }) => path === 'commands/rooms/shelves.ts');
  return file?.content ?? '';
}

/** The flag of a property of the body, or of a query parameter, with the schema. */
function flagOf(schema: Schema, place: 'body' | 'query' = 'body', schemas: readonly NamedSchema[] = []): string {
  const field: BodyField = { name: 'x', argument: 'x', flag: 'x', required: false, schema };
  const body: Body = { required: true, mediaType: 'application/json', kind: 'json', schema, fields: [field] };
  const source = place === 'body' ? operation({ body }) : operation({ queryParameters: [parameter('x', schema)] });
  return (
    /flags: \[\{ name: "x", argument: "x", in: "\w+", (.*?) \}\], load/.exec(commandOf(source, schemas))?.[1] ?? ''
  );
}

describe('emitCommands', () => {
  it('writes what is known before a command is chosen, and one module for each group', async () => {
    const files = emitCommands(model([operation({ summary: 'Read a shelf', authenticated: true })]));
    const formatted = await Promise.all(
      files.map(async ({ path, content }) => [path, (await format(path, content, { singleQuote: true })).code]),
    );
    expect(Object.fromEntries(formatted)).toMatchSnapshot();
  });

  it('leaves out the key where the API has none', () => {
    const { auth: _, ...client } = model([]).client;
    const [file] = emitCommands({ ...model([]), client });
    expect(file?.content).not.toContain('apiKey');
  });

  it.each<{ kind: string; rest: Partial<Operation> }>([
    { kind: 'single', rest: {} },
    { kind: 'empty', rest: { success: { status: '204', description: '', headers: [] } } },
    {
      kind: 'text',
      rest: { success: { status: '200', description: '', mediaType: 'text/plain', kind: 'text', headers: [] } },
    },
    {
      kind: 'binary',
      rest: { success: { status: '200', description: '', mediaType: 'image/png', kind: 'bytes', headers: [] } },
    },
    { kind: 'stream', rest: { stream: { framing: 'sse', deltas: [] } } },
    {
      kind: 'page',
      rest: {
        pagination: { kind: 'cursor', items: 'items', next: 'next', token: 'token', itemSchema: { kind: 'unknown' } },
      },
    },
  ])('marks an answer as $kind', ({ kind, rest }) => {
    expect(commandOf(operation(rest))).toContain(`kind: "${kind}"`);
  });

  it('orders flags by place, and offers no cookie that may be left out', () => {
    const text: Schema = { kind: 'string' };
    const source = operation({
      pathParameters: [parameter('room', text, { in: 'path', required: true })],
      queryParameters: [parameter('filter', text)],
      headerParameters: [parameter('trace', text, { in: 'header' })],
      cookieParameters: [parameter('login', text, { in: 'cookie' })],
      body: { required: true, mediaType: 'text/plain', kind: 'text', schema: text },
    });
    const names = [...commandOf(source).matchAll(/\{ name: "([\w-]+)", argument/g)].map((match) => match[1]);
    expect(names).toEqual(['room', 'filter', 'trace', 'body']);
  });

  it.each<[place: string, source: Operation]>([
    ['a parameter', operation({ queryParameters: [parameter('x', { kind: 'string' }, { deprecated: true })] })],
    ['a schema', operation({ queryParameters: [parameter('x', { kind: 'string', deprecated: true })] })],
  ])('marks the flag of %s that is deprecated', (_place, source) => {
    expect(commandOf(source)).toContain('in: "query", type: "string", deprecated: true }');
  });

  it.each<{ name: string; schema: Schema; wanted: string }>([
    {
      name: 'text with its rules',
      schema: { kind: 'string', minLength: 1, maxLength: 9, format: 'uuid' },
      wanted: 'type: "string", format: "uuid", minLength: 1, maxLength: 9',
    },
    {
      name: 'a number with its range',
      schema: { kind: 'integer', minimum: 1, exclusiveMaximum: 9 },
      wanted: 'type: "integer", minimum: 1, exclusiveMaximum: 9',
    },
    {
      name: 'a choice of texts',
      schema: { kind: 'enum', values: ['a', 'b'] },
      wanted: 'type: "string", enum: ["a", "b"]',
    },
    {
      name: 'a choice of numbers',
      schema: { kind: 'enum', values: [1, 2.5] },
      wanted: 'type: "number", enum: [1, 2.5]',
    },
    { name: 'a constant', schema: { kind: 'const', value: 'a' }, wanted: 'type: "string", enum: ["a"]' },
    {
      name: 'a mixed choice as JSON',
      schema: { kind: 'enum', values: ['a', 1] },
      wanted: 'type: "json", schema: { enum: ["a", 1] }',
    },
    {
      name: 'a list',
      schema: { kind: 'array', items: { kind: 'string', maxLength: 3 }, maxItems: 2 },
      wanted: 'type: "string", list: true, maxLength: 3, maxItems: 2',
    },
    {
      name: 'a list of objects',
      schema: { kind: 'array', items: { kind: 'object', properties: [] } },
      wanted: 'type: "json", list: true, schema: { type: "array", items: { type: "object" } }',
    },
    {
      name: 'an object',
      schema: { kind: 'object', properties: [], description: 'All. ' },
      wanted: 'type: "json", schema: { type: "object" }, description: "All."',
    },
    {
      name: 'null and a default',
      schema: { kind: 'boolean', nullable: true, default: false },
      wanted: 'type: "boolean", nullable: true, default: false',
    },
    {
      name: 'a union of texts',
      schema: { kind: 'union', members: [{ kind: 'string' }, { kind: 'const', value: 'a' }] },
      wanted: 'type: "string"',
    },
    {
      name: 'a union of choices and null',
      schema: {
        kind: 'union',
        members: [{ kind: 'enum', values: ['a', 'b'] }, { kind: 'const', value: '' }, { kind: 'null' }],
      },
      wanted: 'type: "string", nullable: true, enum: ["a", "b", ""]',
    },
    {
      name: 'a union of kinds as JSON',
      schema: { kind: 'union', members: [{ kind: 'string' }, { kind: 'integer' }] },
      wanted: 'type: "json", schema: { anyOf: [{ type: "string" }, { type: "integer" }] }',
    },
    { name: 'a file', schema: { kind: 'binary' }, wanted: 'type: "binary"' },
  ])('gives a property of the body that is $name its flag', ({ schema, wanted }) => {
    expect(flagOf(schema)).toBe(wanted);
  });

  it('takes a union of kinds outside the body as text', () => {
    expect(flagOf({ kind: 'union', members: [{ kind: 'string' }, { kind: 'integer' }] }, 'query')).toBe(
      'type: "string"',
    );
  });

  it('follows references, the prose of the place of use first', () => {
    const wood: NamedSchema = {
      name: 'Wood',
      declaredName: 'Wood',
      schema: { kind: 'enum', values: ['oak', 'ash'], description: 'A kind of wood.' },
      module: 'models',
      inRequests: true,
      inResponses: false,
    };
    expect(flagOf({ kind: 'reference', name: 'Wood', nullable: true }, 'body', [wood])).toBe(
      'type: "string", nullable: true, enum: ["oak", "ash"], description: "A kind of wood."',
    );
    expect(flagOf({ kind: 'reference', name: 'Wood', description: 'Of the shelf.' }, 'body', [wood])).toBe(
      'type: "string", enum: ["oak", "ash"], description: "Of the shelf."',
    );
  });

  it('requires nothing of a body that may be left out', () => {
    const schema: Schema = { kind: 'string' };
    const fields: BodyField[] = [{ name: 'x', argument: 'x', flag: 'x', required: true, schema }];
    const body: Omit<Body, 'required'> = { mediaType: 'application/json', kind: 'json', schema, fields };
    expect(commandOf(operation({ body: { ...body, required: true } }))).toContain('required: true');
    expect(commandOf(operation({ body: { ...body, required: false } }))).not.toContain('required: true');
  });

  it('names the list that knows the values of a path', () => {
    const itemSchema: Schema = {
      kind: 'object',
      properties: [{ name: 'shelf_id', schema: { kind: 'string' }, required: true }],
    };
    const list = operation({
      id: 'rooms.shelves.list',
      names: { ...operation().names, method: 'list', command: 'list' },
      pagination: { kind: 'cursor', items: 'items', next: 'next', token: 'token', itemSchema },
    });
    const shelfId = parameter('shelf_id', { kind: 'string' }, { in: 'path', required: true, argument: 'shelfId' });
    const content = emitCommands(model([list, operation({ pathParameters: [shelfId] })])).at(-1)?.content;
    expect(content).toContain('argument: "shelfId", wireName: "shelf_id"');
    expect(content).toContain('choices: { command: "list", property: "shelf_id" }');
  });

  it('describes a turn, the conversation over it, and where its events are stored', () => {
    const shelfId = parameter('shelf_id', { kind: 'string' }, { in: 'path', required: true });
    const names = operation().names;
    const created: Schema = {
      kind: 'object',
      properties: [{ name: 'shelf_id', schema: { kind: 'string' }, required: true }],
    };
    const ask = operation({
      id: 'rooms.shelves.ask',
      names: { ...names, command: 'ask', conversation: 'chat' },
      pathParameters: [shelfId],
      stream: {
        framing: 'sse',
        discriminator: 'type',
        deltas: [{ delta: 'word', full: 'text', piece: 'content', whole: 'content' }],
        turn: { starts: { event: 'question', from: 'prompt', content: 'content' }, ends: 'stop' },
        history: { operation: 'rooms.shelves.read', property: 'events', params: [] },
      },
    });
    const create = operation({
      id: 'rooms.shelves.create',
      method: 'post',
      names: { ...names, command: 'create' },
      success: {
        status: '201',
        description: '',
        mediaType: 'application/json',
        kind: 'json',
        schema: created,
        headers: [],
      },
    });
    const content = emitCommands(model([operation(), ask, create])).at(-1)?.content;
    expect(content).toContain(
      'stream: { discriminator: "type", turn: { starts: { event: "question", from: "prompt", content: "content" }, ends: "stop" }, ' +
        'deltas: [{ delta: "word", full: "text", piece: "content", whole: "content" }], history: { command: "read", property: "events" } }, ' +
        'conversation: { name: "chat", creator: { command: "create", property: "shelf_id" } }',
    );
    expect(content).toContain('hook: { name: "useRoomsShelvesRead", kind: "turn" }');
    expect(content).toContain('history: { command: "ask", property: "events" }, flags: []');
  });

  it('loads the function under the name that callers use', () => {
    const names = { ...operation().names, method: 'delete', functionName: 'delete_' };
    expect(commandOf(operation({ names }))).toContain(
      'load: () => import("#core/rooms/shelves").then((module) => module.delete)',
    );
  });

  const chain = (length: number) =>
    Array.from({ length }, (_, index): NamedSchema => {
      const schema: Schema = index + 1 < length ? { kind: 'reference', name: `S${index + 1}` } : { kind: 'string' };
      return {
        name: `S${index}`,
        declaredName: `S${index}`,
        schema,
        module: 'models',
        inRequests: false,
        inResponses: true,
      };
    });
  const answering = (name: string) =>
    operation({ success: { ...operation().success, schema: { kind: 'reference', name } } });

  it('gives each group the schemas that its commands refer to, directly or not', () => {
    expect(commandOf(answering('S1'), chain(3))).toContain(
      'export const definitions: Definitions = { S1: { $ref: "#/$defs/S2" }, S2: { type: "string" } };',
    );
  });

  it('lets groups share their schemas where these are many', () => {
    const files = emitCommands(model([answering('S1')], chain(100)));
    const [line, definitions, group] = files;
    expect(files.map(({ path }) => path)).toEqual(['cli.ts', 'definitions.ts', 'commands/rooms/shelves.ts']);
    expect(line?.content).toContain('definitions: () => import("./definitions.ts")');
    expect(definitions?.content).toContain('S99: { type: "string" }');
    expect(definitions?.content).not.toContain('S0: ');
    expect(group?.content).not.toContain('definitions');
  });

  it('names what a client is let in with besides the key', () => {
    const { client, ...rest } = model([]);
    const options = [
      { option: 'apiKey', env: ['LIBRARY_KEY'], auth: { type: 'bearer' } },
      { option: 'login', env: ['LIBRARY_LOGIN'], auth: { type: 'basic' } },
      { option: 'clientId', env: ['LIBRARY_CLIENT_ID'] },
    ] as const;
    const credentials = { optionsName: 'LibraryOptions', options, ways: [['apiKey'], ['clientId']] };
    const [line] = emitCommands({ ...rest, client: { ...client, credentials } });
    expect(line?.content).toContain(
      'apiKey: { env: ["LIBRARY_KEY"] }, credentials: { options: [{ option: "login", env: ["LIBRARY_LOGIN"] }, ' +
        '{ option: "clientId", env: ["LIBRARY_CLIENT_ID"], token: "apiKey" }], ways: [["apiKey"], ["clientId"]] }, baseURL',
    );
  });

  it('keeps hostile text inside literals', () => {
    const hostile = `\`\${process.exit()}\` */ '\u2028\n" }], evil: (() => {})(`;
    const literal = JSON.stringify(hostile).replace('\u2028', '\\u2028');
    const content = commandOf(operation({ summary: hostile, description: hostile, path: hostile }));
    expect(content).toContain(`summary: ${literal}, description: ${literal}, method: "GET", path: ${literal}, kind:`);
  });
});
