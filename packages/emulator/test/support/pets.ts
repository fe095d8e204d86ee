import { onTestFinished } from 'vitest';
import { createApp } from '../../src/runtime/create-app.ts';
import type { AnyHandlers, CallContext } from '../../src/runtime/handler.ts';
import { type ListeningServer, listen } from '../../src/runtime/listen.ts';
import type { ApiDescription, JsonSchema, Route, RouteAuth, RouteStream } from '../../src/runtime/route.ts';

const error = { status: 'default', mediaType: 'application/json', schema: {} };

function feed(
  name: string,
  mediaType: string,
  stream: RouteStream,
  schema: JsonSchema = { $ref: '#/$defs/Pet' },
): Route {
  return {
    id: `pets.${name}`,
    method: 'get',
    path: `/feed.${name}`,
    authenticated: false,
    parameters: [],
    success: { status: '200', mediaType, schema },
    errors: [error],
    stream,
  };
}

/** An API that has nothing to do with the one that the package emulates. */
export const pets: ApiDescription = {
  environment: { baseURL: 'PETS_BASE_URL' },
  auth: { type: 'apiKey', in: 'header', name: 'X-Pet-Key' },
  definitions: {
    Pet: {
      type: 'object',
      required: ['name'],
      properties: { name: { type: 'string' }, 'home/town': { type: 'string' }, owner: { $ref: '#/$defs/Owner' } },
    },
    Owner: {
      type: 'object',
      required: ['name'],
      properties: { name: { type: 'string' }, pets: { type: 'array', items: { $ref: '#/$defs/Pet' } } },
    },
    Size: { anyOf: [{ enum: ['small', 'large'] }, { type: 'null' }] },
  },
  routes: [
    {
      id: 'pets.retrieve',
      method: 'get',
      path: '/pets/{pet-id}',
      authenticated: true,
      parameters: [{ name: 'pet-id', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } }],
      success: { status: '200', mediaType: 'application/json', schema: { $ref: '#/$defs/Pet' } },
      errors: [{ status: '404', mediaType: 'application/json', schema: { type: 'object', required: ['detail'] } }],
    },
    {
      id: 'pets.report',
      method: 'get',
      path: '/reports/{name}.{format}',
      authenticated: false,
      parameters: [
        { name: 'name', in: 'path', required: true, schema: { type: 'string' } },
        { name: 'format', in: 'path', required: true, schema: { enum: ['csv', 'pdf'] } },
        { name: 'tag', in: 'query', required: false, schema: { type: 'array', items: { type: 'integer' } } },
        { name: 'brief', in: 'query', required: false, schema: { type: 'boolean' } },
        { name: 'X-Size', in: 'header', required: false, schema: { $ref: '#/$defs/Size' } },
        { name: 'visit', in: 'cookie', required: false, schema: { type: 'number' } },
      ],
      success: { status: '200', mediaType: 'application/json', schema: {} },
      errors: [error],
    },
    {
      id: 'pets.create',
      method: 'post',
      path: '/pets',
      authenticated: false,
      parameters: [],
      body: { required: true, mediaType: 'application/json', schema: { $ref: '#/$defs/Pet' } },
      success: { status: '201', mediaType: 'application/json', schema: { $ref: '#/$defs/Pet' } },
      errors: [error],
    },
    feed('sse', 'text/event-stream', { framing: 'sse', deltas: [] }),
    feed('done', 'text/event-stream', { framing: 'sse', done: '[DONE]', deltas: [] }),
    feed('jsonl', 'application/jsonl', { framing: 'jsonl', deltas: [] }),
    feed('text', 'text/plain', { framing: 'text', deltas: [] }, { type: 'string' }),
  ],
};

interface ServeOptions {
  readonly auth?: RouteAuth;
  readonly tokenURL?: string;
  readonly requireKey?: string;
  readonly routes?: readonly Route[];
  readonly strictResponses?: boolean;
}

/** Serves the pets until the test ends. */
export async function servePets(
  handlers: AnyHandlers<CallContext>,
  { auth, tokenURL, requireKey, routes = pets.routes, strictResponses = true }: ServeOptions = {},
): Promise<ListeningServer & { logged: string[] }> {
  const logged: string[] = [];
  const api = { ...pets, routes, ...(auth && { auth }), ...(tokenURL && { tokenURL }) };
  const app = createApp({ api, handlers, requireKey, strictResponses, log: (message) => logged.push(message) });
  const server = await listen(app, { host: '127.0.0.1', port: 0 });
  onTestFinished(() => server.close());
  return { ...server, logged };
}
