import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './support/root.ts';

const folder = join(root, 'docs/contributing');
const page = await readFile(join(folder, 'threat-model.md'), 'utf8');
/** The lines of all tables: what could be done, what holds, and the test. */
const lines = page.matchAll(/^\| ([^|]+?) *\| [^|]+ \| \[`[^`]+`\]\(([^)]+)\): (.+?) *\|$/gm);
const guards = [...lines].map(([, threat = '', file = '', name = '']) => ({ threat, file, name }));

describe('the threat model', () => {
  it('has a line for each of what could be attacked', () => {
    const titles = [...page.matchAll(/^## (.+)$/gm)].map(([, title]) => title);
    expect(titles).toEqual([
      'A hostile document',
      'A hostile server',
      'Hostile text in a terminal',
      'Leaking keys',
      'A hostile web page',
      'A hostile dependency',
    ]);
    // Every table has two lines besides these.
    expect(guards.length).toBe(page.split('\n').filter((line) => line.startsWith('|')).length - 2 * titles.length);
  });

  it.each(guards)('names a test against: $threat', async ({ file, name }) => {
    expect(await readFile(join(folder, file), 'utf8')).toContain(name);
  });
});
