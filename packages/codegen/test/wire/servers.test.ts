import { describe, expect, it } from 'vitest';
import { wireFamily } from './wire-family.ts';

describe('a server', () => {
  const family = wireFamily('servers');

  it.each<[fact: string, id: string, url: string]>([
    ['the document', 'things.list', 'https://eu.example.com:8443/v2/things'],
    ['an operation', 'uploads.create', 'https://uploads.example.com/up/uploads'],
    ['a path', 'relative.retrieve', 'https://eu.example.com:8443/v3/relative'],
    [
      'a kind that no client reaches is passed over: that of the document',
      'uploads.list',
      'https://eu.example.com:8443/v2/uploads',
    ],
  ])('of %s is called at the defaults of its variables', async (_fact, id, url) => {
    const called: unknown[] = [];
    const fetch = async (input: string) => {
      called.push(input);
      return new Response(null, { status: 204 });
    };
    await family.callWith({ baseURL: undefined, fetch }, id);
    expect(called).toEqual([url]);
  });

  it('that the caller names is called below its path, for every call', async () => {
    await family.callWith({ baseURL: `${family.url}/eu/v3/` }, 'things.list');
    await family.callWith({ baseURL: `${family.url}/eu/v3/` }, 'uploads.create');
    expect(family.received).toMatchObject([{ line: 'GET /eu/v3/things' }, { line: 'POST /eu/v3/uploads' }]);
  });
});
