import { expect, test } from 'vitest';
import { absoluteLinks } from '../src/runtime/absolute-links.ts';

test.each([
  ['[a](../react/#keys) and [b](./)', '[a](/docs/guides/react/#keys) and [b](/docs/guides/streaming/)'],
  ['[a](../../reference/cli/)', '[a](/docs/reference/cli/)'],
  ['[a](/x/), [b](https://example.com/), [c](#d)', '[a](/x/), [b](https://example.com/), [c](#d)'],
])('%s leads from anywhere as %s', (given, wanted) => {
  expect(absoluteLinks(given, '/docs/guides/streaming/')).toBe(wanted);
});
