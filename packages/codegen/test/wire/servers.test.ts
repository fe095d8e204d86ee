import { describe, expect, it } from 'vitest';
import { wireFamily } from './wire-family.ts';

describe('a server', () => {
  const family = wireFamily('servers');

  it('of the document is called at the defaults of its variables', async () => {
    const called: unknown[] = [];
    const fetch = async (input: string) => {
      called.push(input);
      return new Response(null, { status: 204 });
    };
    await family.callWith({ baseURL: undefined, fetch }, 'things.list');
    expect(called).toEqual(['https://eu.example.com:8443/v2/things']);
  });

  it('that the caller names is called below its path', async () => {
    await family.callWith({ baseURL: `${family.url}/eu/v3/` }, 'things.list');
    expect(family.received).toMatchObject([{ line: 'GET /eu/v3/things' }]);
  });
});
