import { array, assert, constantFrom, property, string, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BaseError } from '../../../src/runtime/errors/base-error.ts';
import { serializePath } from '../../../src/runtime/http/serialize-path.ts';
import { writeStyledPath } from '../../../src/runtime/http/write-styled.ts';

const base = 'https://api.test';

describe('serializePath', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['/a/{id}', { id: 'ses-1' }, '/a/ses-1'],
    ['/a/{.ext}', { '.ext': 'json' }, '/a/json'],
    ['/a/{id}/b', { id: 'x/y' }, '/a/x%2Fy/b'],
    ['/a/{id}', { id: 'a b?c#d%' }, '/a/a%20b%3Fc%23d%25'],
    ['/a/{id}', { id: 'é' }, '/a/%C3%A9'],
    ['/a/{id}', { id: '...' }, '/a/...'],
    ['/a/{id}', { id: '{other}' }, '/a/%7Bother%7D'],
    ['/a/{id}', { id: '$&' }, '/a/%24%26'],
    ['/a/{id}', { id: 0 }, '/a/0'],
    ['/a/{id}/{id}', { id: 'x' }, '/a/x/x'],
    ['/a/{name}.{extension}', { name: 'b', extension: 'json' }, '/a/b.json'],
    ['/a', {}, '/a'],
  ])('puts values into %s', (path, values, wanted) => {
    expect(serializePath({ id: 'things.read', path }, values)).toBe(wanted);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['/a/{ids}', { ids: ['x', 'y/z'] }, '/a/x,y%2Fz'],
    ['/a/{.id}', { id: 'x' }, '/a/.x'],
    ['/a/{;id}', { id: 'x' }, '/a/;id=x'],
    ['/a/{;ids*}', { ids: ['x', 'y'] }, '/a/;ids=x;ids=y'],
    ['/a/{id:json}', { id: { x: 'y/z' } }, '/a/%7B%22x%22%3A%22y%2Fz%22%7D'],
    ['/a/{object*}', { object: { x: 1 } }, '/a/x=1'],
  ])('writes %s in its style', (path, values, wanted) => {
    expect(serializePath({ id: 'things.read', path, writePath: writeStyledPath }, values)).toBe(wanted);
  });

  it.each(['.', '..', '%2e', '%2E%2e', '.%2e', '%252e%252e', '%25252E.'])('refuses the dot segment %s', (id) => {
    expect(() => serializePath({ id: 'things.read', path: '/a/{id}' }, { id })).toThrow(
      'Path argument id of things.read must be a text other than "", "." and "..".',
    );
  });

  it('refuses a dot segment made of two arguments', () => {
    const split = { x: '.%2', y: 'e' };
    expect(() =>
      serializePath({ id: 'things.read', path: '/a/{x}{y}', writePath: (name) => split[name[1] as 'x' | 'y'] }, {}),
    ).toThrow('Path argument /a/{x}{y} of things.read must be');
  });

  it.each([[''], [null], [undefined]])('refuses %o', (id) => {
    expect(() => serializePath({ id: 'things.read', path: '/a/{id}' }, { id })).toThrow(
      'Path argument id of things.read must be',
    );
    expect(() => serializePath({ id: 'things.read', path: '/a/{id}', writePath: writeStyledPath }, { id })).toThrow(
      'Path argument id of things.read must be',
    );
  });

  it('refuses half of a surrogate pair', () => {
    expect(() => serializePath({ id: 'things.read', path: '/a/{id}' }, { id: '\ud800' })).toThrow(BaseError);
  });

  it('keeps any value inside its segment, and whole', () => {
    const hostile = constantFrom('.', '..', '/', '\\', '%', '2e', '%2e', '%2F', '?', '#', '{id}', ' ', '\n', ';', '\0');
    const values = tuple(array(hostile), string({ unit: 'grapheme' })).map(([parts, text]) => parts.join('') + text);
    assert(
      property(values, (id) => {
        let path: string;
        try {
          path = base + serializePath({ id: 'things.read', path: '/a/{id}/b' }, { id });
        } catch (error) {
          expect(error).toBeInstanceOf(BaseError);
          return;
        }
        const url = new URL(path);
        const segments = url.pathname.split('/');
        expect(segments).toHaveLength(4);
        expect([segments[1], decodeURIComponent(segments[2] ?? ''), segments[3]]).toEqual(['a', id, 'b']);
        expect(url.search + url.hash).toBe('');
      }),
      { numRuns: 1000 },
    );
  });
});
