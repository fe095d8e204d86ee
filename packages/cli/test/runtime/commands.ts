import type { Command, CommandGroup, CommandLine, Definitions } from '../../src/runtime/command.ts';

/** A command of an imaginary API, whose function hands back what it was called with. */
export const updateCommand: Command = {
  name: 'update',
  summary: 'Update a shelf',
  description: 'Changes what is given.\nThe rest stays.',
  method: 'PATCH',
  path: '/rooms/{room}/shelves/{shelf}',
  kind: 'single',
  authenticated: true,
  call: ['rooms', 'shelves', 'update'],
  hook: { name: 'useRoomsShelvesUpdate', kind: 'mutation' },
  response: { $ref: '#/$defs/Shelf' },
  flags: [
    { name: 'room', argument: 'room', in: 'path', type: 'string', required: true, description: 'Where it stands.' },
    { name: 'shelf-number', argument: 'shelfNumber', in: 'path', type: 'integer', required: true, minimum: 1 },
    { name: 'dry', argument: 'dry', in: 'query', type: 'boolean', default: false, description: 'Only try.' },
    { name: 'trace', argument: 'x-trace', in: 'header', type: 'string', format: 'uuid' },
    {
      name: 'book',
      argument: 'books',
      in: 'body',
      type: 'string',
      list: true,
      nullable: true,
      minItems: 1,
      maxItems: 3,
      description: 'What stands on it.',
    },
    { name: 'wood', argument: 'wood', in: 'body', type: 'string', enum: ['oak', 'ash'] },
    { name: 'load', argument: 'load', in: 'body', type: 'number', exclusiveMinimum: 0, maximum: 99.5 },
    { name: 'note', argument: 'note', in: 'body', type: 'string', minLength: 1, maxLength: 80 },
    {
      name: 'extra',
      argument: 'extra',
      in: 'body',
      type: 'json',
      schema: { anyOf: [{ $ref: '#/$defs/Extra' }, { type: 'boolean' }] },
    },
  ],
  load:
    async () =>
    (_client, ...values) =>
      values,
};

/** Schemas that the commands refer to. */
export const definitions: Definitions = {
  Extra: {
    type: 'object',
    properties: {
      color: { enum: ['red', 'blue'] },
      size: { type: 'object', properties: { width: { type: 'integer', minimum: 1 }, unit: { type: 'string' } } },
      labels: { type: 'array', items: { type: 'string' } },
      parts: { type: 'array', items: { $ref: '#/$defs/Part' } },
    },
  },
  Part: { type: 'object', properties: { name: { type: 'string' }, count: { type: 'integer' } }, required: ['name'] },
  Shelf: {
    type: 'object',
    properties: { id: { type: 'string' }, parts: { type: 'array', items: { $ref: '#/$defs/Part' } } },
    required: ['id'],
  },
};

/** A command that has no input at all. */
export const listCommand: Command = {
  name: 'list',
  method: 'GET',
  path: '/shelves',
  kind: 'page',
  deprecated: true,
  call: ['rooms', 'shelves', 'list'],
  hook: { name: 'useRoomsShelvesList', kind: 'query' },
  flags: [],
  load: async () => () => [],
};

export const shelfGroup: CommandGroup = {
  name: 'rooms:shelves',
  summary: 'Shelves and what stands on them.',
  load: async () => ({ commands: [updateCommand, listCommand], definitions }),
};

export const libraryLine: CommandLine = {
  binary: 'library',
  title: 'The library',
  apiKey: { env: ['LIBRARY_KEY', 'OLD_LIBRARY_KEY'] },
  baseURL: { env: 'LIBRARY_URL', default: 'https://library.example.com' },
  client: {
    className: 'Library',
    hook: 'useLibrary',
    corePackage: '@library/core',
    reactPackage: '@library/react',
  },
  groups: [shelfGroup, { name: 'readers', load: async () => ({ commands: [], definitions: {} }) }],
};
