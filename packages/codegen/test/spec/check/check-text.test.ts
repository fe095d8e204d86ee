import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { load } from 'js-yaml';
import { expect, it } from 'vitest';
import type { JsonObject } from '../../../src/json.ts';
import { type CheckedText, checkText } from '../../../src/spec/check/check-text.ts';
import { anyEdit, edited } from '../../random-edits.ts';
import { fixture } from '../fixture.ts';

/** Documents with many faults. */
const files = ['imperfect.yaml', 'dangling-references.yaml', 'decoy-references.yaml'].map(fixture);
const nothing = { found: [], mended: [] };

function check(path: string, text: string, earlier?: CheckedText): Promise<CheckedText | undefined> {
  // Some edits leave no document.
  return checkText({ source: { text, file: 'api.yaml', path }, options: {} }, earlier).catch(() => undefined);
}

it('what is found after an edit is what is found without what was known before it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...files), fc.array(anyEdit, { maxLength: 5 }), async (file, edits) => {
      let document = load(await readFile(file, 'utf8')) as JsonObject;
      let earlier = await check(file, JSON.stringify(document));
      for (const each of edits) {
        document = edited(document, each);
        const text = JSON.stringify(document, undefined, 2);
        const [after, own] = [await check(file, text, earlier), await check(file, text)];
        expect(await after?.findProblems(nothing)).toEqual(await own?.findProblems(nothing));
        earlier = after;
      }
    }),
    { numRuns: 25, seed: 8 },
  );
}, 60_000);

it('finds what an edit of prose moves to other lines without a second look', async () => {
  const [file = ''] = files;
  const text = await readFile(file, 'utf8');
  const longer = text.replace('title: Imperfect', 'title: "A title\n  of two lines"');
  const earlier = await check(file, text);
  const [after, own] = [await check(file, longer, earlier), await check(file, longer)];
  expect(after?.faults).toBe(earlier?.faults);
  expect(own?.faults).not.toBe(earlier?.faults);
  const found = await after?.findProblems(nothing);
  expect(found).toEqual(await own?.findProblems(nothing));
  expect(found).not.toEqual(await earlier?.findProblems(nothing));
});
