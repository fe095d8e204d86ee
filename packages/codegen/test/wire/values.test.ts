import { describe, expect, it } from 'vitest';
import { wireFamily } from './wire-family.ts';

const values = {
  secret: 's',
  at: '2026-11-22T08:00:00.000Z',
  kind: 'values',
  one: null,
  number: 2.5,
  nullable_type: null,
  nullable_any: { name: 'n', children: [{ children: [] }] },
  nullable_reference: null,
  all: { name: 'n', extra: true },
  any: ['a', 1, { name: 'n' }],
  tuple: ['a', 1],
  open_tuple: ['a', 1, 2],
  map: { a: 1 },
  anything: [{ '': 0 }, 'é', null],
};

describe('a value', () => {
  const family = wireFamily('values');
  const answer = (text: string) => {
    family.answer = (_, response) => response.setHeader('content-type', 'application/json').end(text);
  };

  it.each(Object.entries(values))('of %s is sent and read as it is: %j', async (name, value) => {
    const text = JSON.stringify({ [name]: value });
    answer(text);
    expect(await family.call('values.create', { [name]: value })).toEqual({ [name]: value });
    expect(String(family.received[0]?.body)).toBe(text);
  });

  it('that is undefined is left out', async () => {
    answer('{}');
    await family.call('values.create', { secret: undefined, one: 'a' });
    expect(String(family.received[0]?.body)).toBe('{"one":"a"}');
  });

  it('that is a date is sent as ISO 8601', async () => {
    answer('{}');
    await family.call('values.create', { at: new Date(0) });
    expect(String(family.received[0]?.body)).toBe('{"at":"1970-01-01T00:00:00.000Z"}');
  });

  it.each([
    ['9007199254740991', 9007199254740991],
    ['9007199254740993', 9007199254740992],
  ])('of int64 that is %s on the wire is the number %d', async (text, number) => {
    answer(`{"id":${text}}`);
    expect(await family.call('values.create', {})).toEqual({ id: number });
  });
});
