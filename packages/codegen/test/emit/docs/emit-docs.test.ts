import { execFileSync } from 'node:child_process';
import ts from 'typescript';
import { describe, expect, it, test } from 'vitest';
import { emitDocs } from '../../../src/emit/docs/emit-docs.ts';
import { modelOf, ownModel, readJson } from './docs-model.ts';

const own = emitDocs(await ownModel());
const operationNames = ['list', 'create', 'retrieve', 'delete', 'get-summary', 'stream'];

describe('emitDocs', () => {
  it('gives one file for each operation, the types once, and the navigation', () => {
    expect(own.map(({ path }) => path)).toEqual([
      'index.json',
      'schemas.json',
      ...operationNames.map((name) => `operations/beta/chat/${name}.json`),
    ]);
  });

  it('gives the same bytes twice', async () => {
    expect(emitDocs(await ownModel())).toEqual(own);
  });

  it('shows the call of each view', () => {
    const { views } = readJson(own, 'operations/beta/chat/retrieve.json');
    expect(views.http.example).toContain('curl "https://api.cloud.llamaindex.ai/api/v1/chat/$SESSION_ID"');
    expect(views.typescript.signature).toBe(
      'client.beta.chat.retrieve(sessionId: string, query?: ChatRetrieveParams | null, options?: RequestOptions): APIPromise<SessionDetail>',
    );
    expect(views.cli.signature).toBe('$ llamacloud-prod beta:chat retrieve');
    expect(views.cli.example).toBe(
      "llamacloud-prod beta:chat retrieve \\\n  --api-key 'My API Key' \\\n  --session-id ses-abc123",
    );
  });

  it('titles a page by what is done to what, and links to it briefly', () => {
    const get = { parameters: [], responses: {} };
    const files = emitDocs(
      modelOf({ paths: { '/order-lines': { get }, '/pets': { get: { ...get, summary: 'All pets' } } } }),
    );
    const titles = ['order-lines/list', 'pets/list'].map((slug) => readJson(files, `operations/${slug}.json`).title);
    expect(titles).toEqual(['List order lines', 'All pets']);
    const links = readJson(files, 'index.json').resources.map(({ operations }: { operations: { title: string }[] }) => {
      return operations.map(({ title }) => title);
    });
    expect(links).toEqual([['List'], ['All pets']]);
  });

  it('names an answer that the document has no name for', () => {
    const schema = { type: 'object', properties: { url: { type: 'string' } } } as const;
    const content = { 'application/json': { schema } };
    const get = { parameters: [], responses: { 200: { description: 'The photo.', content } } };
    const { views } = readJson(emitDocs(modelOf({ paths: { '/photo': { get } } })), 'operations/photo/retrieve.json');
    expect(views.typescript.signature).toBe(
      'client.photo.retrieve(options?: RequestOptions): APIPromise<PhotoRetrieveResponse>',
    );
  });

  it('names the hooks of a query and of a mutation', () => {
    const kinds = (name: string) => {
      const { views } = readJson(own, `operations/beta/chat/${name}.json`);
      return views.react.forms.map((form: { kind: string; name: string }) => `${form.kind} ${form.name}`);
    };
    expect(kinds('list')).toEqual([
      'query useBetaChatList',
      'suspense useSuspenseBetaChatList',
      'infinite useInfiniteBetaChatList',
      'suspenseInfinite useSuspenseInfiniteBetaChatList',
      'options betaChatListOptions',
      'infiniteOptions betaChatListInfiniteOptions',
      'cache betaChatListCache',
      'infiniteCache betaChatListInfiniteCache',
      'key betaChatListKey',
    ]);
    expect(kinds('create')).toEqual(['mutation useBetaChatCreate', 'mutationOptions betaChatCreateMutationOptions']);
    expect(kinds('stream')).toEqual(['turn useBetaChatStream', 'client useLlamaCloud()']);
  });

  it('shows that the key of a query may be asked for with less than the call, of its own types', () => {
    const parameters = [
      { name: 'shelf', in: 'path' as const, required: true, schema: { type: 'integer' as const } },
      { name: 'genre', in: 'query' as const, required: true, schema: { type: 'string' as const } },
    ];
    const get = { parameters, responses: { 200: { description: 'All.' } } };
    const files = emitDocs(modelOf({ paths: { '/shelves/{shelf}/books': { get } } }));
    const { views } = readJson(files, 'operations/shelves/books/list.json');
    const { signature } = views.react.forms.find(({ kind }: { kind: string }) => kind === 'key');
    expect(signature).toBe(
      'shelvesBooksListKey(client: KeyedClient, shelf?: number, query?: BookListParams | null): OperationKey',
    );
  });

  it('shows one event of each kind that is sent, the ending last', () => {
    const { returns } = readJson(own, 'operations/beta/chat/stream.json');
    const kinds = returns.example.split('\n').map((line: string) => JSON.parse(line).type);
    expect(kinds).toEqual(['thinking_delta', 'thinking', 'text_delta', 'text', 'tool_call', 'tool_result', 'stop']);
  });

  it('says what each event is for', () => {
    const { stream } = readJson(own, 'operations/beta/chat/stream.json');
    expect(stream.discriminator).toBe('type');
    expect(stream.events.map(({ description: _, ...event }: Record<string, string>) => event)).toEqual([
      { kind: 'thinking_delta', role: 'delta', builds: 'thinking', text: 'content' },
      { kind: 'text_delta', role: 'delta', builds: 'text', text: 'content' },
      { kind: 'thinking', text: 'content' },
      { kind: 'text', text: 'content' },
      { kind: 'tool_call', role: 'call' },
      { kind: 'tool_result', role: 'result' },
      { kind: 'stop', role: 'end' },
      { kind: 'user_input', role: 'start' },
    ]);
    expect(stream.history).toEqual({ title: 'Get Full Session', slug: 'beta/chat/retrieve', property: 'events' });
  });

  it('gives the headers of an answer', () => {
    const headers = {
      'X-Total': { required: true, schema: { type: 'integer' as const } },
      ETag: { description: 'Its *version*.', deprecated: true, schema: { type: 'string' as const } },
    };
    const responses = { '200': { description: '', headers } };
    const page = readJson(
      emitDocs(modelOf({ paths: { '/books': { get: { parameters: [], responses } } } })),
      'operations/books/list.json',
    );
    expect(page.returns.headers).toEqual([
      { name: 'X-Total', type: { kind: 'number' }, required: true, constraints: ['integer'] },
      { name: 'ETag', type: { kind: 'string' }, deprecated: true, description: 'Its *version*.' },
    ]);
  });

  it('says by which header a server knows that a call is sent again', () => {
    const { operations, ...model } = modelOf({
      paths: { '/books': { post: { parameters: [], responses: { '204': { description: '' } } } } },
    });
    const keyed = operations.map((operation) => ({ ...operation, idempotencyHeader: 'Once' }));
    const files = emitDocs({ ...model, operations: keyed });
    expect(readJson(files, 'operations/books/create.json').idempotencyHeader).toBe('Once');
  });

  it('gives the items of a page their own form', () => {
    expect(readJson(own, 'operations/beta/chat/list.json').returns.items).toEqual({
      property: 'items',
      type: { kind: 'reference', name: 'ChatSessionSummary' },
    });
  });
});

const text = { type: 'string' } as const;
const hostile = `*/ \`\${process.exit(1)}\` '"); </script><script>alert(1)</script> \u2028 $(id)`;
const hostileFiles = emitDocs(
  modelOf({
    servers: [{ url: 'https://a.example/"$(id)' }],
    paths: {
      '/books/{id}/"$(id)': {
        post: {
          summary: hostile,
          description: hostile,
          parameters: [
            { name: 'id', in: 'path', required: true, schema: { ...text, examples: [hostile] } },
            { name: hostile, in: 'query', required: true, schema: { ...text, examples: [hostile] } },
          ],
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: [hostile],
                  properties: { [hostile]: { ...text, description: hostile } },
                },
              },
            },
          },
          responses: { 200: { description: hostile, content: { 'application/json': { schema: text } } } },
        },
        get: {
          parameters: [],
          responses: {
            200: { description: '', content: { 'text/event-stream': { schema: text, 'x-stream': 'sse' } } },
          },
        },
      },
    },
  }),
);

const hostilePost = hostileFiles.map(({ content }) => JSON.parse(content)).find(({ method }) => method === 'post');

describe('code of an example', () => {
  const pages = [...own, ...hostileFiles].filter(({ path }) => path.startsWith('operations/'));

  test.each(pages.map(({ path, content }) => ({ path, views: JSON.parse(content).views })))(
    'of $path is TypeScript',
    ({ views }) => {
      for (const { example } of [views.typescript, views.react]) {
        const { diagnostics } = ts.transpileModule(example, {
          reportDiagnostics: true,
          fileName: 'example.tsx',
          compilerOptions: { jsx: ts.JsxEmit.ReactJSX, module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
        });
        expect(diagnostics?.map(({ messageText }) => messageText)).toEqual([]);
      }
    },
  );

  it('gives bytes as a Blob, and a list of lists whole', () => {
    const properties = {
      file: { type: 'string', format: 'binary' },
      files: { type: 'array', items: { type: 'string', format: 'binary' } },
      pairs: { type: 'array', minItems: 2, items: { type: 'array', items: { type: 'string' } } },
    } as const;
    const schema = { type: 'object', properties, required: ['file', 'files', 'pairs'] } as const;
    const content = { 'multipart/form-data': { schema } };
    const post = { summary: 'Add `files`', parameters: [], requestBody: { required: true, content }, responses: {} };
    const { title, views } = readJson(
      emitDocs(modelOf({ paths: { '/books': { post } } })),
      'operations/books/create.json',
    );
    expect(title).toBe('Add files');
    const bytes = "new Blob(['content'])";
    for (const { example } of [views.typescript, views.react]) {
      const call = `{ file: ${bytes}, files: [${bytes}], pairs: [['string'], ['string']] }`;
      expect(example.replace(/\s+/g, ' ').replaceAll(', }', ' }')).toContain(call);
    }
    expect(views.cli.example).toContain(`--pair '[["string"],["string"]]'`);
  });

  it('sends no file of the reader that the document names', () => {
    const bytes = { type: 'string', format: 'binary', examples: ['.env'] } as const;
    const properties = {
      '.env': bytes,
      'a=@.env': bytes,
      files: { type: 'array', items: bytes, examples: [['.env']] },
      note: { type: 'string', examples: ['@.env'] },
      notes: { type: 'array', items: { type: 'string' }, examples: [['@.env']] },
      tree: { type: 'object', examples: [{ a: ['@.env'] }] },
    } as const;
    const schema = { type: 'object', properties, required: Object.keys(properties) } as const;
    const post = {
      parameters: [{ name: 'id', in: 'query', required: true, schema: properties.note }],
      requestBody: { required: true, content: { 'multipart/form-data': { schema } } },
      responses: {},
    } as const;
    const files = emitDocs(modelOf({ paths: { '/books': { post } } }));
    const { views } = readJson(files, 'operations/books/create.json');
    expect(views.http.example.split(' \\\n  ').slice(1)).toEqual([
      '-F .env=@env',
      '-F a%3D@.env=@a-env',
      '-F files=@file',
      '--form-string note=@.env',
      `--form-string 'notes=["@.env"]'`,
      `--form-string 'tree={"a":["@.env"]}'`,
    ]);
    expect(views.cli.example.split(' \\\n  ').slice(1)).toEqual([
      "--id '\\@.env'",
      '--env env',
      '--a-env a-env',
      '--file file',
      "--note '\\@.env'",
      "--notes '\\@.env'",
      `--tree '{"a":["\\\\@.env"]}'`,
    ]);
  });

  it('sends a list line by line where the document says so', () => {
    const schema = { type: 'array', items: { type: 'integer' }, minItems: 2, examples: [[1, 2]] } as const;
    const content = { 'application/x-ndjson': { schema } };
    const post = { parameters: [], requestBody: { required: true, content }, responses: {} } as const;
    const { views } = readJson(emitDocs(modelOf({ paths: { '/books': { post } } })), 'operations/books/create.json');
    expect(views.http.example).toContain("-H 'Content-Type: application/x-ndjson' \\\n  --data-binary '1\n2'");
    expect(views.typescript.example).toContain('client.books.create({ body: [1, 2] })');
  });

  it('gives a text to a parameter that takes anything', () => {
    const parameters = [
      { name: 'near', in: 'query', required: true, style: 'form', explode: true, schema: {} },
      { name: 'tags', in: 'query', required: true, style: 'form', explode: true, schema: { type: 'array', items: {} } },
    ] as const;
    const get = { parameters, responses: {} };
    const { views } = readJson(emitDocs(modelOf({ paths: { '/books': { get } } })), 'operations/books/list.json');
    expect(views.typescript.example.replace(/\s+/g, ' ')).toContain("list({ near: 'near', tags: ['string'] })");
  });

  it('joins to its flag what the command line would not take for a value', () => {
    const properties = {
      hidden: { type: 'boolean', examples: [false] },
      mark: { type: 'string', examples: ['--- new'] },
      open: { type: 'boolean' },
    } as const;
    const schema = { type: 'object', properties, required: Object.keys(properties) } as const;
    const content = { 'application/json': { schema } };
    const post = { parameters: [], requestBody: { required: true, content }, responses: {} };
    const { views } = readJson(emitDocs(modelOf({ paths: { '/books': { post } } })), 'operations/books/create.json');
    expect(views.cli.example.split(' \\\n  ')).toEqual([
      'library books create',
      '--hidden=false',
      "--mark='--- new'",
      '--open',
    ]);
  });

  it('has each list of any kind, and the cookies, as the command line takes them', () => {
    const parameters = [
      { name: 'sid', in: 'cookie', required: true, style: 'form', explode: true, schema: { type: 'string' } },
    ] as const;
    const properties = {
      names: { type: 'array', minItems: 2, items: { type: 'string' } },
      place: { type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer' }] },
    } as const;
    const schema = { type: 'object', properties, required: ['names', 'place'] } as const;
    const requestBody = { required: true, content: { 'application/json': { schema } } };
    const post = { parameters, requestBody, responses: {} };
    const { views } = readJson(emitDocs(modelOf({ paths: { '/books': { post } } })), 'operations/books/create.json');
    expect(views.cli.example.split(' \\\n  ')).toEqual([
      'library books create',
      '--name string',
      '--name string',
      `--place '["string",0]'`,
      '--sid sid',
    ]);
  });

  it('has all credentials that a call needs', () => {
    const schemes = {
      main: { type: 'http', scheme: 'bearer' },
      app: { type: 'apiKey', in: 'header', name: 'X-App' },
      login: { type: 'http', scheme: 'basic' },
    } as const;
    const files = emitDocs(
      modelOf({
        security: [{ login: [] }, { main: [], app: [] }],
        components: { schemas: {}, securitySchemes: schemes },
        paths: { '/books': { get: { parameters: [], responses: {} } } },
      }),
    );
    const { views } = readJson(files, 'operations/books/list.json');
    const { setup } = readJson(files, 'index.json');
    const curl = ['curl /books', '-H "Authorization: Bearer $LIBRARY_API_KEY"', '-H "X-App: $LIBRARY_APP"'];
    expect(views.http.example.split(' \\\n  ')).toEqual(curl);
    expect(views.typescript.example).toContain('new Library(); // reads LIBRARY_API_KEY and LIBRARY_APP\n');
    expect(setup.cli).toMatch(/^export LIBRARY_API_KEY='My API Key'\nexport LIBRARY_APP='My API Key'$/m);
  });

  it('holds text of the document as literals alone', () => {
    const { views } = hostilePost;
    const source = ts.createSourceFile('example.ts', views.typescript.example, ts.ScriptTarget.ES2022);
    const literals: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isStringLiteral(node)) literals.push(node.text);
      expect(ts.isIdentifier(node) && node.text === 'exit').toBe(false);
      ts.forEachChild(node, visit);
    };
    visit(source);
    expect(literals).toContain(hostile);
  });

  it('runs nothing that the document says', () => {
    const { views } = hostilePost;
    for (const { example } of [views.http, views.cli]) {
      const stubs = 'curl() { echo "$1"; }; library() { echo called; }; id() { echo RAN; };';
      const output = execFileSync('/bin/sh', ['-c', `${stubs} ${example}`], { env: { PATH: '' }, encoding: 'utf8' });
      expect(output).not.toBe('');
      expect(output).not.toContain('RAN');
    }
  });
});
