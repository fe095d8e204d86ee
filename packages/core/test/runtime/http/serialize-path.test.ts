import { array, assert, constantFrom, property, string, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BaseError } from '../../../src/runtime/errors/base-error.ts';
import { serializePath } from '../../../src/runtime/http/serialize-path.ts';

const base = 'https://api.test';

describe('serializePath', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['/a/{id}', { id: 'ses-1' }, '/a/ses-1'],
    ['/a/{id}/b', { id: 'x/y' }, '/a/x%2Fy/b'],
    ['/a/{id}', { id: 'a b?c#d%' }, '/a/a%20b%3Fc%23d%25'],
    ['/a/{id}', { id: 'é' }, '/a/%C3%A9'],
    ['/a/{id}', { id: '...' }, '/a/...'],
    ['/a/{id}', { id: '{other}' }, '/a/%7Bother%7D'],
    ['/a/{id}', { id: '$&' }, '/a/%24%26'],
    ['/a/{id}', { id: 0 }, '/a/0'],
    ['/a/{id}/{id}', { id: 'x' }, '/a/x/x'],
    ['/a/{name}.{extension}', { name: 'b', extension: 'json' }, '/a/b.json'],
    ['/a/{ids}', { ids: ['x', 'y'] }, '/a/x,y'],
    ['/a/{.id}', { id: 'x' }, '/a/.x'],
    ['/a/{;id}', { id: 'x' }, '/a/;id=x'],
    ['/a', {}, '/a'],
  ])('puts %2$o into %1$s', (template, values, wanted) => {
    expect(serializePath(template, values)).toBe(wanted);
  });

  it.each(['.', '..', '%2e', '%2E%2e', '.%2e', '%252e%252e', '%25252E.'])('refuses the dot segment %s', (id) => {
    expect(() => serializePath('/a/{id}', { id })).toThrow('Path argument id must not be a dot segment.');
  });

  it('refuses a dot segment made of two arguments', () => {
    expect(() => serializePath('/a/{x}{y}', { x: '.', y: '.' })).toThrow(BaseError);
  });

  it.each([[''], [null], [undefined]])('refuses %o', (id) => {
    expect(() => serializePath('/a/{id}', { id })).toThrow('Path argument id must not be empty.');
  });

  it('refuses half of a surrogate pair', () => {
    expect(() => serializePath('/a/{id}', { id: '\ud800' })).toThrow(BaseError);
  });

  it('keeps any value inside its segment, and whole', () => {
    const hostile = constantFrom('.', '..', '/', '\\', '%', '2e', '%2e', '%2F', '?', '#', '{id}', ' ', '\n', ';', '\0');
    const values = tuple(array(hostile), string({ unit: 'grapheme' })).map(([parts, text]) => parts.join('') + text);
    assert(
      property(values, (id) => {
        let path: string;
        try {
          path = serializePath(`${base}/a/{id}/b`, { id });
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
