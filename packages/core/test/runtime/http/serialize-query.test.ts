import { describe, expect, it } from 'vitest';
import { serializeQuery } from '../../../src/runtime/http/serialize-query.ts';
import { writeStyledQuery } from '../../../src/runtime/http/write-styled.ts';
import type { OperationParameter } from '../../../src/runtime/operation.ts';

function write(value: unknown, parameter: Omit<OperationParameter, 'in'> = {}): string {
  return writeStyledQuery({ q: value }, { q: { in: 'query', ...parameter } });
}

describe('serializeQuery', () => {
  it.each<[string, unknown, string]>([
    ['a text', 'a b&c=d', 'q=a%20b%26c%3Dd'],
    ['a number', 5, 'q=5'],
    ['false', false, 'q=false'],
    ['null', null, ''],
    ['a date', new Date(0), 'q=1970-01-01T00%3A00%3A00.000Z'],
    ['a list', ['a', 'b c', null], 'q=a&q=b%20c'],
    ['an empty list', [], ''],
  ])('writes %s without knowing its parameter', (_, value, wanted) => {
    expect(serializeQuery({ q: value })).toBe(wanted);
  });
  it.each<[string, unknown, Omit<OperationParameter, 'in'>, string]>([
    ['a text', 'a b&c=d', {}, 'q=a%20b%26c%3Dd'],
    ['a number', 5, {}, 'q=5'],
    ['false', false, {}, 'q=false'],
    ['an empty text', '', {}, 'q='],
    ['null', null, {}, ''],
    ['undefined', undefined, {}, ''],
    ['a date', new Date(0), {}, 'q=1970-01-01T00%3A00%3A00.000Z'],
    ['a list', ['a', 'b c'], {}, 'q=a&q=b%20c'],
    ['an empty list', [], {}, ''],
    ['a list with null', ['a', null], {}, 'q=a'],
    ['a list by commas', ['a', 'b,c'], { explode: false }, 'q=a,b%2Cc'],
    ['a list by spaces', ['a', 'b'], { style: 'spaceDelimited', explode: false }, 'q=a%20b'],
    ['a list by pipes', ['a', 'b'], { style: 'pipeDelimited', explode: false }, 'q=a%7Cb'],
    ['an object', { x: 1, y: null, z: 'a&b' }, {}, 'x=1&z=a%26b'],
    ['an object that holds a list', { page: 2, sort: ['a', 'b&c'] }, {}, 'page=2&sort=a&sort=b%26c'],
    ['an object by commas', { x: 1, z: 2 }, { explode: false }, 'q=x,1,z,2'],
    ['a deep object', { x: 1 }, { style: 'deepObject' }, 'q%5Bx%5D=1'],
    ['a deep object with a hostile key', { 'x]=1&y': 1 }, { style: 'deepObject' }, 'q%5Bx%5D%3D1%26y%5D=1'],
    [
      'a deeper object',
      { x: { y: [1, { z: 2 }] } },
      { style: 'deepObject' },
      'q%5Bx%5D%5By%5D%5B0%5D=1&q%5Bx%5D%5By%5D%5B1%5D%5Bz%5D=2',
    ],
    ['reserved characters', 'a/b?c&d', { allowReserved: true }, 'q=a/b?c%26d'],
    ['a JSON text', { x: [1] }, { mediaType: 'application/json' }, 'q=%7B%22x%22%3A%5B1%5D%7D'],
    ['no JSON text for null', null, { mediaType: 'application/json' }, ''],
  ])('writes %s', (_, value, parameter, wanted) => {
    expect(write(value, parameter)).toBe(wanted);
  });

  it('writes hostile names of its own as one name', () => {
    expect(serializeQuery({ 'a=1&b': 'x', c: 'y' })).toBe('a%3D1%26b=x&c=y');
  });

  it('finds the style by the name on the wire', () => {
    const parameters = { ids: { in: 'query', name: 'id', explode: false } as const };
    expect(writeStyledQuery({ id: ['a', 'b'] }, parameters)).toBe('id=a,b');
  });

  it('refuses an object that no parameter expects', () => {
    expect(() => serializeQuery({ q: { x: 1 } })).toThrow('Query parameter q must not be nested.');
  });

  it.each<[value: unknown, name: string]>([
    [[['a']], 'q'],
    [{ x: { y: 1 } }, 'q'],
    [{ x: [['a']] }, 'x'],
  ])('refuses the nested %o', (value, name) => {
    expect(() => write(value)).toThrow(`Query parameter ${name} must not be nested.`);
  });

  it('refuses a list inside of what is written by commas', () => {
    expect(() => write({ x: ['a'] }, { explode: false })).toThrow('Query parameter q must not be nested.');
  });
});
