import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { toKebab } from '../../../src/runtime/faults/check-fault.ts';
import { faultKinds } from '../../../src/runtime/faults/fault-kinds.ts';

/** The rows of the list of faults, as the README shows them. */
function rows(): string[][] {
  return Object.entries(faultKinds).map(([name, { strikes, effect, parameters }]) => {
    const settings = Object.entries(parameters).map(([parameter, value]) => {
      const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
      return value === undefined ? `\`${toKebab(parameter)}\`` : `\`${toKebab(parameter)}=${text}\``;
    });
    return [`\`${name}\``, strikes, effect, settings.join(', ')];
  });
}

test('the README lists every fault with its parameters', () => {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
  const table = readme.split('\n').filter((line) => line.startsWith('|'));
  const cells = table.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  expect(cells).toEqual(rows());
});
