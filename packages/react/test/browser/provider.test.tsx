import { describe, expect, it } from 'vitest';
import { render, renderHook } from 'vitest-browser-react';
import { LlamaCloudProvider, useLlamaCloud } from '../../src/generated/index.ts';
import { newClient } from './app.tsx';

function Orphan() {
  useLlamaCloud();
  return null;
}

describe('LlamaCloudProvider', () => {
  it('gives its client to the components below it', async () => {
    const client = newClient();
    const { result } = await renderHook(() => useLlamaCloud(), {
      wrapper: ({ children }) => <LlamaCloudProvider client={client}>{children}</LlamaCloudProvider>,
    });
    expect(result.current).toBe(client);
  });

  it('hides the client of an outer provider', async () => {
    const inner = newClient();
    const { result } = await renderHook(() => useLlamaCloud(), {
      wrapper: ({ children }) => (
        <LlamaCloudProvider client={newClient()}>
          <LlamaCloudProvider client={inner}>{children}</LlamaCloudProvider>
        </LlamaCloudProvider>
      ),
    });
    expect(result.current).toBe(inner);
  });
});

describe('useLlamaCloud', () => {
  it('names the provider that is missing', async () => {
    const errors: unknown[] = [];
    await render(<Orphan />, { createRootOptions: { onUncaughtError: (error) => errors.push(error) } }).catch(
      (error: unknown) => errors.push(error),
    );
    expect(errors).toEqual([
      new Error(
        'There is no <LlamaCloudProvider> above this component. Wrap the app: <LlamaCloudProvider client={client}>.',
      ),
    ]);
  });
});
