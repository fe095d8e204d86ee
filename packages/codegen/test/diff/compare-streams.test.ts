import { expect, it } from 'vitest';
import { compareModels } from '../../src/diff/compare-models.ts';
import { modelOf } from '../sources.ts';

const event = (type: string) => `{ type: object, properties: { n: { type: ${type} } } }`;
const json = 'application/json: { schema: { type: object } }';
const sse = `text/event-stream: { schema: ${event('integer')} }`;
const lines = `application/jsonl: { schema: ${event('integer')} }`;
const create = ', stream: { when: live }';

/** `POST /a` with an answer of these forms, and what a configuration says of it. */
function answering(content: string, method = '') {
  const properties = '{ stream: { type: boolean }, live: { type: boolean } }';
  const body = `{ content: { application/json: { schema: { type: object, properties: ${properties} } } } }`;
  const responses = `{ "200": { description: "", content: { ${content} } } }`;
  const config = `resources: { a: { create: { endpoint: post /a${method} } } }`;
  return modelOf(`paths: { /a: { post: { requestBody: ${body}, responses: ${responses} } } }\n`, config);
}

it.each<[fact: string, before: Parameters<typeof answering>, after: Parameters<typeof answering>, wanted: string[]]>([
  ['is the same', [`${json}, ${sse}`], [`${json}, ${sse}`], []],
  ['is new', [json], [`${json}, ${sse}`], ['feature a.create: The answer is a stream now where `stream` is true.']],
  ['is gone', [`${json}, ${sse}`], [json], ['breaking a.create: The answer is never a stream any more.']],
  [
    'is asked for in another way',
    [`${json}, ${sse}`],
    [`${json}, ${sse}`, create],
    ['breaking a.create: The stream is asked for by `live` now.'],
  ],
  [
    'is sent in another way',
    [`${json}, ${sse}`],
    [`${json}, ${lines}`],
    ['fix a.create: The stream is sent as `application/jsonl` now.'],
  ],
  [
    'has other items',
    [`${json}, ${sse}`],
    [`${json}, ${sse.replace('integer', 'string')}`],
    ['breaking a.create.stream().n: Was `integer` and is `string`.'],
  ],
])('a stream that a call may be asked for %s', async (_, before, after, wanted) => {
  const changes = compareModels(await answering(...before), await answering(...after));
  const told = changes.map(({ level, place, message }) => `${level} ${place}: ${message}`);
  expect(told).toEqual(wanted);
});

it('a stream that a call may be asked for is not told of again where it is all that is left', async () => {
  const changes = compareModels(await answering(`${json}, ${sse}`), await answering(sse));
  expect(changes.map(({ message }) => message)).toContain('The answer is a stream now.');
  expect(changes.map(({ message }) => message)).not.toContain('The answer is never a stream any more.');
});
