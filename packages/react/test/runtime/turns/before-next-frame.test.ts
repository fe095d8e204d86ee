import { expect, it, vi } from 'vitest';
import { beforeNextFrame } from '../../../src/runtime/turns/before-next-frame.ts';

it('calls back once where there are no frames, as in a hidden tab', async () => {
  vi.stubGlobal('requestAnimationFrame', () => 1);
  vi.stubGlobal('cancelAnimationFrame', () => undefined);
  const called = vi.fn();
  await new Promise<void>((resolve) => {
    beforeNextFrame(() => {
      called();
      resolve();
    });
  });
  expect(called).toHaveBeenCalledOnce();
  vi.unstubAllGlobals();
});

it('calls nobody back once it is called off', async () => {
  const called = vi.fn();
  beforeNextFrame(called)();
  await new Promise<void>((resolve) => beforeNextFrame(resolve));
  expect(called).not.toHaveBeenCalled();
});
