import { describe, expect, it } from 'vitest';
import { splitParams } from '../../../src/runtime/http/split-params.ts';
import type { Operation } from '../../../src/runtime/operation.ts';
import { makeThing, readThing } from '../../support/test-client.ts';

const mixed: Operation = {
  ...makeThing,
  parameters: {
    project: { in: 'query' },
    trace: { in: 'header', name: 'x-trace' },
    body_id: { in: 'body', name: 'id' },
  },
};
const json = { mediaType: 'application/json' };
const written = (body: unknown) => ({
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
});

describe('splitParams', () => {
  it.each<[string, Operation, object | null | undefined, object]>([
    ['without a body to the query', readThing, { a: 1 }, { query: { a: 1 }, header: undefined, content: undefined }],
    ['nothing', makeThing, null, { query: undefined, header: undefined, content: undefined }],
    [
      'with a body to the body',
      makeThing,
      { a: 1 },
      { query: undefined, header: undefined, content: written({ a: 1 }) },
    ],
    [
      'each to its place and name',
      mixed,
      { project: 'p', trace: 't', body_id: 'b', other: 1 },
      { query: { project: 'p' }, header: { 'x-trace': 't' }, content: written({ id: 'b', other: 1 }) },
    ],
    [
      'no empty optional body',
      mixed,
      { project: 'p' },
      { query: { project: 'p' }, header: undefined, content: undefined },
    ],
    [
      'an empty required body',
      { ...makeThing, split: splitParams, body: { ...json, required: true } },
      {},
      { query: undefined, header: undefined, content: written({}) },
    ],
    [
      'a whole body',
      { ...makeThing, split: splitParams, body: { ...json, property: 'body' } },
      { body: [1] },
      { query: undefined, header: undefined, content: written([1]) },
    ],
    [
      'names of Object.prototype',
      makeThing,
      JSON.parse('{"constructor":1,"__proto__":2}'),
      { query: undefined, header: undefined, content: written(JSON.parse('{"constructor":1,"__proto__":2}')) },
    ],
  ])('sends %s', (_, operation, params, wanted) => {
    expect(splitParams(operation, params)).toEqual(wanted);
  });

  it('leaves the parameter object as it is', () => {
    const params = Object.freeze({ project: 'p', a: 1 });
    splitParams(mixed, params);
    expect(params).toEqual({ project: 'p', a: 1 });
  });
});
