import { afterEach, describe, expect, it, vi } from 'vitest';
import * as core from '../../src/generated/index.ts';
import { createClient, LlamaCloud } from '../../src/generated/index.ts';
import * as chat from '../../src/generated/resources/beta/chat.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('the client', () => {
  it.each([
    ['LLAMA_CLOUD_API_KEY', { LLAMA_CLOUD_API_KEY: 'a', LLAMA_PARSE_API_KEY: 'b' }, 'Bearer a'],
    ['LLAMA_PARSE_API_KEY', { LLAMA_CLOUD_API_KEY: '', LLAMA_PARSE_API_KEY: 'b' }, 'Bearer b'],
  ])('takes its key from %s', async (_, env, wanted) => {
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    const fetch = vi.fn(async (_url: unknown, _init?: RequestInit) => Response.json({}));
    await new LlamaCloud({ fetch }).beta.chat.retrieve('ses-abc123');
    expect(new Headers(fetch.mock.calls[0]?.[1]?.headers).get('authorization')).toBe(wanted);
  });

  it('takes its address from LLAMA_CLOUD_BASE_URL', () => {
    vi.stubEnv('LLAMA_CLOUD_BASE_URL', 'http://127.0.0.1:1');
    expect(createClient({ apiKey: 'k' }).baseURL).toBe('http://127.0.0.1:1');
    vi.stubEnv('LLAMA_CLOUD_BASE_URL', '');
    expect(createClient({ apiKey: 'k' }).baseURL).toBe('https://api.cloud.llamaindex.ai');
  });

  it('names the variables where there is no key', () => {
    vi.stubEnv('LLAMA_CLOUD_API_KEY', '');
    vi.stubEnv('LLAMA_PARSE_API_KEY', '');
    expect(() => new LlamaCloud()).toThrow(core.LlamaCloudError);
    expect(() => new LlamaCloud()).toThrow(/LLAMA_CLOUD_API_KEY or LLAMA_PARSE_API_KEY/);
  });

  it('carries every error class of the package', () => {
    const statics = LlamaCloud as unknown as Record<string, unknown>;
    const errors = Object.entries(core).filter(([name]) => name.endsWith('Error') && name !== 'BaseError');
    expect(errors).toHaveLength(18);
    for (const [name, value] of errors) expect(statics[name]).toBe(value);
  });

  it('keeps its calls with other options', () => {
    const client = new LlamaCloud({ apiKey: 'k' }).withOptions({ maxRetries: 0 });
    expect(client.beta.chat).toBeInstanceOf(core.Chat);
    expect(client.limits.maxRetries).toBe(0);
  });

  it('has a function for each of its methods', () => {
    const methods = Object.getOwnPropertyNames(core.Chat.prototype).filter((name) => name !== 'constructor');
    const functions = Object.entries(chat).filter(([name, value]) => typeof value === 'function' && name !== 'Chat');
    expect(functions.map(([name]) => name).sort()).toEqual(methods.sort());
  });
});
