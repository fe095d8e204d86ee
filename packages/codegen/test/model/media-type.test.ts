import { describe, expect, it } from 'vitest';
import { contentOf } from '../../src/model/media-type.ts';
import type { Schema } from '../../src/model/schema.ts';

const object: Schema = { kind: 'object', properties: [] };
const text: Schema = { kind: 'string' };
const binary: Schema = { kind: 'binary' };

describe('content', () => {
  it.each<[mediaType: string, schema: Schema, kind: string, wanted: Schema]>([
    ['application/json', object, 'json', object],
    ['Application/Problem+JSON; charset=utf-8', object, 'json', object],
    ['*/*', object, 'json', object],
    ['*/*', binary, 'bytes', binary],
    ['application/x-www-form-urlencoded', object, 'urlencoded', object],
    ['multipart/mixed', object, 'multipart', object],
    ['text/csv', object, 'text', text],
    ['application/xml', { ...object, description: 'A pet.' }, 'text', { ...text, description: 'A pet.' }],
    ['image/svg+xml', text, 'text', text],
    ['text/plain', { kind: 'enum', values: ['a'] }, 'text', { kind: 'enum', values: ['a'] }],
    ['application/pdf', binary, 'bytes', binary],
    ['application/pdf', object, 'bytes', binary],
    ['application/vnd.acme.diff', text, 'text', text],
  ])('of %s with %j is %s', (mediaType, schema, kind, wanted) => {
    expect(contentOf(mediaType, schema, new Map())).toMatchObject({ kind, schema: wanted });
  });
});
