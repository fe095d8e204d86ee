import { beforeAll, describe, expect, it } from 'vitest';
import { emitResources } from '../../../src/emit/resources/emit-resources.ts';
import { modelOf, printed } from '../../sources.ts';

const yaml = `
paths:
  /rooms/{room}/ask:
    post:
      parameters:
        - { name: room, in: path, required: true, description: Which room., schema: { type: string } }
        - { name: tenant, in: query, schema: { type: string } }
      requestBody:
        required: true
        content:
          application/json:
            schema: { type: object, required: [question], properties: { question: { type: string } } }
      responses:
        "200":
          description: ""
          content: { text/event-stream: { itemSchema: { $ref: "#/components/schemas/Happening" } } }
  /rooms/{room}:
    get:
      parameters:
        - { name: room, in: path, required: true, schema: { type: string } }
        - { name: tenant, in: query, schema: { type: string } }
        - { name: since, in: query, schema: { type: string } }
      responses:
        "200":
          description: ""
          content: { application/json: { schema: { $ref: "#/components/schemas/Room" } } }
components:
  schemas:
    Room:
      type: object
      required: [past]
      properties: { past: { type: array, items: { $ref: "#/components/schemas/Happening" } } }
    Happening:
      oneOf:
        - { $ref: "#/components/schemas/Asked" }
        - { $ref: "#/components/schemas/Saying" }
        - { $ref: "#/components/schemas/Said" }
        - { $ref: "#/components/schemas/Tried" }
        - { $ref: "#/components/schemas/Found" }
        - { $ref: "#/components/schemas/Over" }
    Asked: { type: object, required: [kind, words], properties: { kind: { const: asked }, words: { type: string } } }
    Saying: { type: object, required: [kind, bit], properties: { kind: { const: saying }, bit: { type: string } } }
    Said:
      type: object
      required: [kind, words, language]
      properties: { kind: { const: said }, words: { type: string }, language: { type: string } }
    Tried: { type: object, required: [kind, ref], properties: { kind: { const: tried }, ref: { type: string } } }
    Found: { type: object, required: [kind, ref], properties: { kind: { const: found }, ref: { type: string } } }
    Over:
      type: object
      required: [kind]
      properties:
        kind: { const: over }
        failed: { type: boolean }
        reason: { type: string }
        spent: { oneOf: [{ type: object, properties: { steps: { type: integer } } }, { type: "null" }] }
`;

const config = `resources:
  rooms:
    ask:
      endpoint: post /rooms/{room}/ask
      turn:
        starts: asked from question
        answers: said
        ends: over
        fails: { when: failed, message: reason }
        usage: spent
      deltas: { saying: { full: said, whole: words } }
      calls: { call: tried, result: found, by: ref }
      history: read.past
    read: get /rooms/{room}
    turn:
      list: get /rooms/{room}
`;

let files: Readonly<Record<string, string>>;

beforeAll(async () => {
  files = await printed(emitResources(await modelOf(yaml, config)));
});

describe('a stream whose turns are described', () => {
  it('has its description as data, with the call that reads its events again', () => {
    expect(files['resources/rooms.ts']).toContain(`/** How \`rooms.ask\` is sent, and what its events mean, as data. */
export const askOperation: StreamOperation = {
  id: 'rooms.ask',
  method: 'POST',
  path: '/rooms/{room}/ask',
`);
    expect(files['resources/rooms.ts']).toContain(`  stream: {
    discriminator: 'kind',
    ends: 'over',
    fails: { when: 'failed', message: 'reason' },
    usage: 'spent',
    starts: { event: 'asked', from: 'question', content: 'words' },
    answers: 'said',
    deltas: { saying: { full: 'said', piece: 'bit', whole: 'words' } },
    calls: { call: 'tried', result: 'found', by: 'ref' },
    history: {
      operation: { id: 'rooms.read', method: 'GET', path: '/rooms/{room}' },
      property: 'past',
      params: ['tenant'],
    },
  },
};
`);
  });

  it('has types for its turns and their parts', () => {
    expect(files['resources/rooms.ts']).toContain(`/** A part of a turn of \`rooms.ask\`. */
export type RoomAskPart =
  | ContentPart<'said', Said>
  | ToolPart<Tried, Found>
  | UsagePart<{ steps?: number | undefined }>
  | ErrorPart
  | UnknownPart<Happening>;

/** A turn of \`rooms.ask\`: the question, and what came of it. */
export type RoomAskTurn = Turn<Asked, RoomAskPart, Over>;
`);
    expect(files['index.ts']).toMatch(/RoomAskParams,\s+RoomAskPart,\s+RoomAskResponse,\s+RoomAskTurn,/);
  });

  it('can be recovered', () => {
    expect(files['resources/rooms.ts']).toContain(`export function ask(
  client: Client,
  room: string,
  params: RoomAskParams,
  options?: StreamRequestOptions,
): StreamPromise<Happening, RoomAskTurn> {
  return requestStream(client, askOperation, { room }, params, options);
}
`);
  });

  it('has a module of its own for its turns, beside a resource that is called like it', () => {
    expect(Object.keys(files)).toContain('resources/rooms/turn.ts');
    expect(files['resources/rooms/turn2.ts']).toBe(`import type { Client } from '../../../runtime/client.ts';
import { requestStream } from '../../../runtime/stream/request-stream.ts';
import { Transcript } from '../../../runtime/transcript/transcript.ts';
import type { TurnStoreOptions } from '../../../runtime/turn/turn-store-options.ts';
import { TurnStore } from '../../../runtime/turn/turn-store.ts';
import type { Happening } from '../../models.ts';
import { type RoomAskParams, type RoomAskTurn, askOperation } from '../rooms.ts';

/**
 * Makes turns from the events of \`rooms.ask\`, live or stored.
 *
 * @param events - What there is already, such as a history.
 */
export function createRoomsAskTranscript(events?: Iterable<Happening>): Transcript<Happening, RoomAskTurn> {
  return new Transcript<Happening, RoomAskTurn>(askOperation.stream, events);
}

/**
 * Follows the turns of \`rooms.ask\`, past and present: one state for a user interface of any kind. Nothing is requested
 * before it is told to.
 *
 * @param room - Which room.
 */
export function createRoomsAskStore(
  client: Client,
  room: string,
  options?: TurnStoreOptions<RoomAskParams, Happening>,
): TurnStore<RoomAskParams, Happening, RoomAskTurn> {
  return new TurnStore<RoomAskParams, Happening, RoomAskTurn>(
    { request: requestStream, client, operation: askOperation, pathValues: { room } },
    options,
  );
}
`);
  });

  it('without a history has turns, and no store', async () => {
    const withoutHistory = config.replace('      history: read.past\n', '');
    const { 'resources/rooms/turn2.ts': text } = await printed(emitResources(await modelOf(yaml, withoutHistory)));
    expect(text).toContain('createRoomsAskTranscript');
    expect(text).not.toContain('TurnStore');
  });
});
