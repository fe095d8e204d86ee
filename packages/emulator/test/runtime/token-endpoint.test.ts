import { describe, expect, it } from 'vitest';
import { servePets } from '../support/pets.ts';

const grant = { grant_type: 'client_credentials' };
const basic = (login: string) => ({ authorization: `Basic ${btoa(login)}` });

/** Asks for a token. */
async function ask(url: string, form: Record<string, string>, headers: Record<string, string> = {}) {
  const response = await fetch(`${url}/oauth/token`, { method: 'POST', body: new URLSearchParams(form), headers });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe('the server of tokens', () => {
  const options = { auth: { type: 'bearer' }, tokenURL: 'https://login.example.com/oauth/token' } as const;
  it('gives the same token for the same id and secret, and another one for another', async () => {
    const { url } = await servePets({}, options);
    const first = await ask(url, grant, basic('an%20id:s%3At'));
    expect(first).toEqual({
      status: 200,
      body: { access_token: expect.stringMatching(/^[\w-]+$/), token_type: 'Bearer', expires_in: 3600 },
    });
    expect(await ask(url, { ...grant, client_id: 'an id', client_secret: 's:t' })).toEqual(first);
    expect(await ask(url, grant, basic('an%20id:other'))).not.toEqual(first);
  });

  it('takes the required key for the secret, and gives it as the token', async () => {
    const { url } = await servePets({}, { ...options, requireKey: 'k%y' });
    expect(await ask(url, grant, basic('me:k%y'))).toMatchObject({ status: 200, body: { access_token: 'k%y' } });
    expect(await ask(url, grant, basic('me:other'))).toEqual({ status: 401, body: { error: 'invalid_client' } });
  });

  it.each([
    ['another grant', { grant_type: 'password' }, basic('me:secret'), 400, 'unsupported_grant_type'],
    ['no secret', grant, basic('me:'), 401, 'invalid_client'],
    ['no id', grant, {}, 401, 'invalid_client'],
  ])('refuses %s', async (_fact, form, headers, status, error) => {
    const { url } = await servePets({}, options);
    expect(await ask(url, form as Record<string, string>, headers as Record<string, string>)).toEqual({
      status,
      body: { error },
    });
  });

  it.each([undefined, 'http://'])('is not there where its address is %s', async (tokenURL) => {
    const { url } = await servePets({}, { auth: options.auth, ...(tokenURL && { tokenURL }) });
    expect((await ask(url, grant, basic('me:secret'))).status).toBe(404);
  });
});
