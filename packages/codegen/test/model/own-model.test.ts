import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildModel } from '../../src/model/build-model.ts';
import { allResources } from '../../src/model/resource-tree.ts';
import type { ApiModel } from '../../src/model/types.ts';
import { loadSdkConfig } from '../../src/spec/config/load-sdk-config.ts';
import { prepareDocument } from '../../src/spec/prepare-document.ts';

const root = new URL('../../../../', import.meta.url);

describe('the model of this repository’s document', () => {
  let model: ApiModel;

  beforeAll(async () => {
    const file = fileURLToPath(new URL('openapi/llamacloud.yaml', root));
    const config = await loadSdkConfig(fileURLToPath(new URL('openapi/sdk.yaml', root)));
    model = buildModel({ document: (await prepareDocument(file)).document, file, config });
  });

  const operation = (id: string) => {
    const found = model.operations.find((candidate) => candidate.id === id);
    if (found === undefined) throw new Error(`no ${id}`);
    return found;
  };

  it('has the calls, each at its place', () => {
    expect(model.operations.map(({ id, method, path }) => [id, `${method} ${path}`])).toEqual([
      ['beta.chat.list', 'get /api/v1/chat'],
      ['beta.chat.create', 'post /api/v1/chat'],
      ['beta.chat.retrieve', 'get /api/v1/chat/{session_id}'],
      ['beta.chat.delete', 'delete /api/v1/chat/{session_id}'],
      ['beta.chat.getSummary', 'get /api/v1/chat/{session_id}/summary'],
      ['beta.chat.stream', 'post /api/v1/chat/{session_id}/messages/stream'],
    ]);
  });

  it('names client, command line and packages', () => {
    expect(model.client).toMatchObject({
      className: 'LlamaCloud',
      errorName: 'LlamaCloudError',
      binary: 'llamacloud-prod',
      scope: '@llamacloud-prod',
      env: {
        apiKey: ['LLAMA_CLOUD_API_KEY', 'LLAMA_PARSE_API_KEY'],
        baseURL: 'LLAMA_CLOUD_BASE_URL',
        log: 'LLAMA_CLOUD_LOG',
      },
      auth: { type: 'bearer' },
    });
  });

  it('names the resources', () => {
    const named = allResources(model.resources).map(({ className, modulePath, commandGroup }) => {
      return [className, modulePath, commandGroup];
    });
    expect(named).toEqual([
      ['Beta', 'beta', 'beta'],
      ['Chat', 'beta/chat', 'beta:chat'],
    ]);
  });

  it('names parameters and answers as the vendor does', () => {
    const aliases = model.operations.map(({ names }) => [names.params, names.response, names.page]);
    expect(aliases).toEqual([
      ['ChatListParams', 'ChatListResponse', 'ChatListResponsesPaginatedCursor'],
      ['ChatCreateParams', 'ChatCreateResponse', undefined],
      ['ChatRetrieveParams', 'ChatRetrieveResponse', undefined],
      ['ChatDeleteParams', undefined, undefined],
      ['ChatGetSummaryParams', 'ChatGetSummaryResponse', undefined],
      ['ChatStreamParams', 'ChatStreamResponse', undefined],
    ]);
  });

  it('names commands and flags', () => {
    expect(model.operations.map(({ names }) => names.command)).toEqual([
      ...['list', 'create', 'retrieve', 'delete', 'get-summary', 'stream'],
    ]);
    const { pathParameters, queryParameters, body } = operation('beta.chat.stream');
    expect([...pathParameters, ...queryParameters, ...(body?.fields ?? [])].map(({ flag }) => flag)).toEqual([
      ...['session-id', 'project-id', 'organization-id', 'index-id', 'prompt', 'require-all-indexes'],
    ]);
  });

  it('asks for a key with every call', () => {
    expect(model.operations.every(({ authenticated }) => authenticated)).toBe(true);
  });

  it('reads the list by pages', () => {
    expect(operation('beta.chat.list').pagination).toEqual({
      kind: 'cursor',
      items: 'items',
      next: 'next_page_token',
      token: 'page_token',
      size: 'page_size',
      itemSchema: { kind: 'reference', name: 'ChatSessionSummary' },
    });
  });

  it('knows the course of a turn', () => {
    expect(operation('beta.chat.stream').stream).toEqual({
      framing: 'sse',
      discriminator: 'type',
      turn: {
        starts: { event: 'user_input', from: 'prompt', content: 'content' },
        answers: 'text',
        ends: 'stop',
        fails: { when: 'is_error', message: 'error' },
        usage: 'usage',
      },
      deltas: [
        { delta: 'text_delta', full: 'text', piece: 'content', whole: 'content' },
        { delta: 'thinking_delta', full: 'thinking', piece: 'content', whole: 'content' },
      ],
      calls: { call: 'tool_call', result: 'tool_result', by: 'call_id' },
      history: { operation: 'beta.chat.retrieve', property: 'events', params: ['project_id', 'organization_id'] },
    });
  });

  it('knows what each call makes stale', () => {
    expect(model.operations.map(({ touches }) => touches)).toEqual([
      [],
      ['beta.chat.list'],
      [],
      ['beta.chat.list', 'beta.chat.retrieve', 'beta.chat.getSummary'],
      [],
      ['beta.chat.list', 'beta.chat.retrieve', 'beta.chat.getSummary'],
    ]);
  });

  it('has a subpath of the core package for each resource with calls or turns, in the workspace and as published', () => {
    const manifest = JSON.parse(readFileSync(new URL('packages/core/package.json', root), 'utf8'));
    const modulePaths = allResources(model.resources).flatMap(({ operations, modulePath, turnModulePath }) => [
      ...(operations.length > 0 ? [modulePath] : []),
      ...(turnModulePath === undefined ? [] : [turnModulePath]),
    ]);
    expect(modulePaths).toEqual(['beta/chat', 'beta/chat/turn']);
    for (const modulePath of modulePaths) {
      const published = {
        types: `./dist/generated/resources/${modulePath}.d.ts`,
        default: `./dist/generated/resources/${modulePath}.js`,
      };
      expect(manifest.publishConfig.exports[`./${modulePath}`]).toEqual(published);
      expect(manifest.exports[`./${modulePath}`]).toEqual({
        '@llamacloud-prod/source': `./src/generated/resources/${modulePath}.ts`,
        ...published,
      });
    }
    const targets = Object.values<{ default: string }>(manifest.publishConfig.exports).map((entry) => entry.default);
    const modules = targets.filter((target) => target.startsWith('./dist/generated/resources/'));
    expect(modules).toHaveLength(modulePaths.length);
  });
});
