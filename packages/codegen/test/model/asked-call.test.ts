import { describe, expect, it } from 'vitest';
import { streamedCall, streamFlag, wholeCall } from '../../src/model/asked-call.ts';
import type { Operation } from '../../src/model/types.ts';
import { modelOf } from '../sources.ts';

const item = '{ type: object, required: [type], properties: { type: { const: a } } }';
const content = `{ application/json: { schema: { type: object, properties: { rows: { type: array, items: {} } } } }, text/event-stream: { schema: { oneOf: [${item}, ${item.replace('const: a', 'const: b')}] } } }`;
const responses = `{ "200": { description: "Ends with [DONE].", content: ${content} } }`;

/** The operation `POST /things` with this body, and with what a configuration says of it. */
async function operationOf(body: string, method = ''): Promise<Operation> {
  const document = `paths: { /things: { post: { requestBody: { content: ${body} }, responses: ${responses} } } }\n`;
  const config = method && `resources: { things: { create: { endpoint: post /things${method} } } }\n`;
  const { operations } = await modelOf(document, config || undefined);
  return operations[0] as Operation;
}

const json = (schema: string) => `{ application/json: { schema: ${schema} } }`;
const optional = json(
  '{ type: object, required: [n], properties: { n: { type: integer }, stream: { type: boolean } } }',
);
const required = optional.replace('[n]', '[n, stream]');
const union = json('{ oneOf: [{ type: object, properties: { stream: { type: boolean } } }, { type: object }] }');
const names = {
  wholeParams: 'ThingCreateParamsNonStreaming',
  params: 'ThingCreateParamsStreaming',
  response: 'ThingCreateStreamResponse',
};

describe('a call that may be asked for a stream', () => {
  it('holds what is different of the stream', async () => {
    const { success, stream, streamed } = await operationOf(optional);
    expect([success.mediaType, stream]).toEqual(['application/json', undefined]);
    expect(streamed).toMatchObject({
      flag: 'stream',
      names,
      success: { status: '200', mediaType: 'text/event-stream', schema: { kind: 'union' } },
      stream: { framing: 'sse', done: '[DONE]', discriminator: 'type' },
    });
  });

  it.each<[fact: string, body: string, whole: unknown, asked: unknown]>([
    [
      'may be left out',
      optional,
      { required: false, schema: { kind: 'boolean' } },
      { required: true, schema: { value: true } },
    ],
    [
      'is required',
      required,
      { required: true, schema: { value: false } },
      { required: true, schema: { value: true } },
    ],
  ])('is given the flag of each form where it %s', async (_, body, whole, asked) => {
    const operation = await operationOf(body);
    const flagOf = (call?: Operation) => call?.body?.fields?.find(({ name }) => name === 'stream');
    expect(flagOf(wholeCall(operation))).toMatchObject(whole as object);
    expect(flagOf(streamedCall(operation))).toMatchObject(asked as object);
    expect(streamFlag(operation)).toBe('stream');
    expect(wholeCall(operation).names.params).toBe(names.wholeParams);
    expect(streamedCall(operation)).toMatchObject({ names: { params: names.params, response: names.response } });
  });

  it.each([
    [false, { required: false, schema: { kind: 'boolean' } }],
    [true, { required: true, schema: { value: false } }],
  ])('asks in the query where no body does, which requires the flag: %s', async (isRequired, unasked) => {
    const parameter = `{ name: live, in: query, required: ${isRequired}, schema: { type: boolean } }`;
    const document = `paths: { /things: { get: { parameters: [${parameter}], responses: ${responses} } } }\n`;
    const config = 'resources: { things: { watch: { endpoint: get /things, stream: { when: live } } } }\n';
    const [operation] = (await modelOf(document, config)).operations as readonly [Operation];
    expect([operation.streamed?.flagIn, streamFlag(operation)]).toEqual(['query', 'live']);
    expect(wholeCall(operation).queryParameters).toMatchObject([unasked]);
    expect(streamedCall(operation)?.queryParameters).toMatchObject([{ required: true, schema: { value: true } }]);
  });

  it('is given a body that is a union whole, and asks inside of it', async () => {
    const operation = await operationOf(union);
    expect(streamFlag(operation)).toEqual(['body', 'stream']);
    expect(streamedCall(operation)?.body).toMatchObject({ required: true, schema: { kind: 'intersection' } });
    expect(wholeCall(operation).body).toEqual(operation.body);
  });

  it('has one form where it is sent in another that cannot ask', async () => {
    const body = optional.replace(
      '{ app',
      `{ text/plain: { schema: { type: string } }, application/x-www-form-urlencoded: {}, app`,
    );
    const plain =
      '{ multipart/form-data: { schema: { type: object, properties: { stream: { type: boolean } } } }, application/json: { schema: { type: object, properties: { n: { type: integer } } } } }';
    expect((await operationOf(body)).streamed?.flag).toBe('stream');
    const operation = await operationOf(plain);
    expect([operation.streamed, streamedCall(operation), wholeCall(operation)]).toEqual([
      undefined,
      undefined,
      operation,
    ]);
  });

  it('takes from a configuration what its events mean', async () => {
    const { streamed, stream } = await operationOf(optional, ', done: "[END]", stream: { when: stream }');
    expect([streamed?.stream.done, stream]).toEqual(['[END]', undefined]);
  });

  it('is read page by page alone where a configuration says so', async () => {
    const { pagination, streamed, stream } = await operationOf(optional, ', pagination: { kind: link, items: rows }');
    expect([pagination?.kind, streamed, stream]).toEqual(['link', undefined, undefined]);
  });
});

it.each<[fact: string, body: string, method: string, message: string]>([
  [
    'turns',
    optional,
    ', turn: { starts: a from n, ends: a }',
    '/turn: Turns are followed where a call always streams. Leave this out.',
  ],
  [
    'an unknown property',
    optional,
    ', stream: { when: live }',
    '/stream/when: The document has no property `live` there. Its properties: n, stream.',
  ],
  [
    'a property that is never true',
    optional,
    ', stream: { when: n }',
    '/stream/when: `n` cannot be true, or the operation answers nothing.',
  ],
  [
    'no property',
    json('{ type: object }'),
    ', stream: {}',
    '/stream: Nothing called `stream` may be true. Name what asks for the stream by `when`.',
  ],
  [
    'an unknown schema',
    optional,
    ', stream: { item: Chunk }',
    '/stream/item: The document has no schema `Chunk`. Correct its name.',
  ],
])('a configuration that names %s of a call that may stream is refused', async (_, body, method, message) => {
  await expect(operationOf(body, method)).rejects.toThrow(`#/resources/things/create${message}`);
});
