import type { StandardSchemaV1 } from '@standard-schema/spec';
import { startEmulator } from '@llamacloud-prod/emulator';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { LlamaCloud, type SessionDetail as SessionDetailType } from '../../src/generated/index.ts';
import { createValidator, ResponseValidationError, SessionDetail, standardSchema, validate } from '../../src/generated/validate.ts';
import { serve } from '../support/serve.ts';
import { sse } from '../support/sse.ts';
import { rejection } from '../support/test-client.ts';

const turn = { index_ids: ['idx-abc123'], prompt: 'How did revenue develop?' };
const session = { session_id: 'ses-abc123', last_updated_at: '2026-04-22T12:34:41.342245', events: [] };

/** A client that checks what a server answers with this body. */
async function answered(body: string) {
  const server = await serve((_, response) => response.end(body));
  return { client: new LlamaCloud({ apiKey: 'secret-key', baseURL: server.url, validate }), server };
}

describe('a client that validates', () => {
  it('finds nothing wrong with what the API answers', async () => {
    await using emulator = await startEmulator({ tokenRate: 0 });
    const { chat } = new LlamaCloud({ apiKey: 'k', baseURL: emulator.url, validate }).beta;
    const { session_id } = await chat.create();
    expect((await (await chat.stream(session_id, turn)).finalEvent()).type).toBe('stop');
    expect((await chat.retrieve(session_id)).events.length).toBeGreaterThan(2);
    expect((await chat.getSummary(session_id)).session_id).toBe(session_id);
    expect((await chat.list()).items).toHaveLength(1);
    await chat.delete(session_id);
  });

  it.each<[string, unknown]>([
    ['a property', { ...session, mood: 'good' }],
    ['a member of an enum', { ...session, shared_access: 'sing_along' }],
    ['a kind of event', { ...session, events: [{ type: 'image_delta', bytes: 5 }] }],
  ])('lets pass %s that the document does not know', async (_, body) => {
    const { client, server } = await answered(JSON.stringify(body));
    await using _server = server;
    expect(await client.beta.chat.retrieve('ses-abc123')).toEqual(body);
  });

  it.each<[string, unknown, string]>([
    ['a type', { ...session, session_id: 5 }, '/session_id must be of type string, not number.'],
    ['a missing property', { session_id: 'a' }, '/events is missing.'],
    ['an event', { ...session, events: [{ type: 'text' }] }, '/events/0/content is missing.'],
    ['everything', [], 'it must be of type object, not array.'],
  ])('says what is wrong with %s', async (_, body, wanted) => {
    const { client, server } = await answered(JSON.stringify(body));
    await using _server = server;
    const error = await rejection(client.beta.chat.retrieve('ses-abc123'));
    expect(error.message).toBe(
      `200 The answer is not what the document says: ${wanted} (GET /api/v1/chat/{session_id})`,
    );
    expect(error).toMatchObject({ operation: 'beta.chat.retrieve', isRetryable: false });
    expect(ResponseValidationError.isInstance(error)).toBe(true);
  });

  it('keeps no value, and no character that a terminal could take for a command', async () => {
    const { client, server } = await answered('{"session_id":{"token":"secret"},"last_updated_at":["secret"]}');
    await using _server = server;
    const error = await rejection(client.beta.chat.retrieve('ses-abc123'));
    expect(JSON.stringify(error) + error.message).not.toContain('secret');
    expect(error.issues).toHaveLength(3);
  });

  it('checks the pages of a list', async () => {
    const { client, server } = await answered('{"items":[{"session_id":1,"last_updated_at":""}]}');
    await using _server = server;
    expect((await rejection(client.beta.chat.list())).message).toContain('/items/0/session_id must be');
  });

  it('checks the events of a stream, after those before', async () => {
    const { client, server } = await answered(
      sse({ type: 'text_delta', content: 'a' }, { type: 'new' }, { type: 'text_delta' }, { type: 'text_delta' }),
    );
    await using _server = server;
    const seen: unknown[] = [];
    const read = async () => {
      for await (const { type } of client.beta.chat.stream('ses-abc123', turn)) seen.push(type);
    };
    const error = await rejection(read());
    expect(error).toMatchObject({ name: 'ResponseValidationError', operation: 'beta.chat.stream' });
    expect(error.message).toContain(': /content is missing.');
    expect(seen).toEqual(['text_delta', 'new']);
  });
});

describe('the schemas', () => {
  it('follow Standard Schema, typed', () => {
    const schema = standardSchema<SessionDetailType>(SessionDetail);
    expectTypeOf<StandardSchemaV1.InferOutput<typeof schema>>().toEqualTypeOf<SessionDetailType>();
    expect(schema['~standard'].validate(session)).toEqual({ value: session });
    expect(schema['~standard'].validate({ ...session, events: null })).toEqual({
      issues: [{ message: 'must be of type array, not null', path: ['events'] }],
    });
  });

  it('can be of another library, for the calls that are named', async () => {
    await using server = await serve((_, response) => response.end(JSON.stringify(session)));
    const path = [{ key: 'a/b' }, 0];
    const issues = [{ message: 'is too dull', path }];
    const dull: StandardSchemaV1 = { '~standard': { version: 1, vendor: 'other', validate: () => ({ issues }) } };
    const validator = createValidator({ 'beta.chat.retrieve': dull });
    const { chat } = new LlamaCloud({ apiKey: 'k', baseURL: server.url, validate: validator }).beta;
    expect(await rejection(chat.retrieve('ses-abc123'))).toMatchObject({ issues });
    expect((await rejection(chat.retrieve('ses-abc123'))).message).toContain(': /a~1b/0 is too dull.');
    expect(await chat.getSummary('ses-abc123')).toEqual(session);
  });

  it.each<[string, StandardSchemaV1['~standard']['validate']]>([
    ['succeed', async (value) => ({ value })],
    ['fail', () => Promise.reject(new Error('Nobody waits for it.'))],
    // biome-ignore lint/suspicious/noThenProperty: Not every promise is one of the platform.
    ['give a promise of their own', (value) => ({ then: (use: (result: unknown) => void) => use({ value }) }) as never],
  ])('cannot be asynchronous, where they %s', async (_, check) => {
    const fetch = async () => Response.json(session);
    const slow: StandardSchemaV1 = { '~standard': { version: 1, vendor: 'other', validate: check } };
    const client = new LlamaCloud({ apiKey: 'k', fetch, validate: createValidator({ 'beta.chat.retrieve': slow }) });
    expect((await rejection(client.beta.chat.retrieve('a'))).message).toBe(
      'The schema for beta.chat.retrieve checks asynchronously. Give one that does not.',
    );
  });
});
