import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draw } from '../../../src/runtime/explore/draw.ts';
import { createState, type ExplorerState, type Key, pressed } from '../../../src/runtime/explore/explorer-state.ts';
import { pathText } from '../../../src/runtime/explore/tree.ts';
import { textWidth } from '../../../src/runtime/output/cut-text.ts';
import { hasControls } from '../../../src/runtime/output/escape-controls.ts';
import { createPaint } from '../../../src/runtime/output/paint.ts';

const session = {
  id: 'ses-1',
  events: [
    { type: 'a', text: 'Hello' },
    { type: 'b', 'odd name': { deep: 'Needle' } },
  ],
  empty: {},
};

/** The state after keys: names, or text of one key each. */
function after(keys: readonly string[], root: unknown = session, height = 5): ExplorerState {
  const toKey = (key: string): Key => ({ name: key.toLowerCase(), sequence: key });
  return keys.reduce((state, key) => pressed(state, toKey(key)), createState(root, height));
}

const chosen = ({ rows, cursor }: ExplorerState) => pathText(rows[cursor]?.path ?? []);

describe('the viewer', () => {
  it.each([
    { keys: [], wanted: 'id' },
    { keys: ['down', 'j', 'j'], wanted: 'empty' },
    { keys: ['up'], wanted: 'id' },
    { keys: ['down', 'right', 'right'], wanted: 'events[0]' },
    { keys: ['down', 'right', 'down', 'down', 'right', 'down', 'down'], wanted: 'events[1]."odd name"' },
    { keys: ['e', 'G', 'k'], wanted: 'events[1]."odd name".deep' },
    { keys: ['e', 'G', 'k', 'f'], wanted: 'events' },
    { keys: ['e', 'G', 'k', 'left'], wanted: 'events[1]."odd name"' },
    { keys: ['/', 'n', 'e', 'e', 'd', 'return'], wanted: 'events[1]."odd name".deep' },
    { keys: ['/', 't', 'y', 'p', 'e', 'return', 'n'], wanted: 'events[1].type' },
    { keys: ['/', 't', 'y', 'p', 'e', 'return', 'n', 'n'], wanted: 'events[0].type' },
    { keys: ['/', 't', 'y', 'p', 'e', 'return', 'N'], wanted: 'events[1].type' },
  ])('is at $wanted after $keys', ({ keys, wanted }) => {
    expect(chosen(after(keys))).toBe(wanted);
  });

  it('stays where it is when all is folded, beside names that begin alike', () => {
    const root = { ab: { c: 1 }, a: 2 };
    expect(chosen(after(['e', 'down', 'f'], root))).toBe('ab');
  });

  it('says that a search finds nothing', () => {
    expect(after(['/', 'z', 'z', 'return'])).toMatchObject({ message: 'nothing here holds zz', cursor: 0 });
  });

  it.each([
    { keys: ['c'], effect: { type: 'copy' }, message: 'copied id' },
    { keys: ['p'], effect: { type: 'print' }, message: '' },
    { keys: ['q'], effect: { type: 'quit' }, message: '' },
  ])('asks for an effect at $keys', ({ keys, effect, message }) => {
    expect(after(keys)).toMatchObject({ effect, message });
  });

  it('shows one plain value', () => {
    expect(draw(after([], 'text'), 60, createPaint(false))[0]).toBe('  text');
  });

  it('draws what is open, cut to the width, and where the cursor is', () => {
    const lines = draw(after(['down', 'right']), 30, createPaint(false));
    expect(lines.slice(0, 5)).toEqual([
      '  id: ses-1',
      '▾ events: [2]',
      '  ▸ 0: {type, text}',
      '  ▸ 1: {type, odd name}',
      '  empty: {}',
    ]);
    expect(lines[5]).toBe('events  2/5  q quit  ↑↓ move…');
  });

  it.each([
    { root: [], wanted: '  []' },
    { root: {}, wanted: '  {}' },
    { root: null, wanted: '  null' },
    { root: 'text', wanted: '  text' },
    { root: { 'two\nlines': 1 }, wanted: '  two lines: 1' },
  ])('draws $root on one line', ({ root, wanted }) => {
    expect(draw(createState(root, 1), 30, createPaint(false))[0]).toBe(wanted);
  });

  it('never fills the last column, whatever the width of its characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 8, max: 40 }), (text, columns) => {
        const state = createState({ [text]: text, 日本語: '👩‍👩‍👧‍👦'.repeat(20) }, 2);
        const widths = draw(state, columns, createPaint(false)).map((line) => textWidth(line));
        expect(Math.max(...widths)).toBeLessThan(columns);
      }),
    );
  });

  it('keeps the cursor on the screen, and control sequences off it, whatever is pressed', () => {
    const keys = fc.array(
      fc.constantFrom('up', 'down', 'left', 'right', 'e', 'f', 'G', 'g', 'pagedown', '/', 'a', 'return', 'n', '\u001b'),
    );
    fc.assert(
      fc.property(fc.jsonValue(), keys, (root, pressedKeys) => {
        const state = after(pressedKeys, { root, hostile: '\u001b[2J\u202e' }, 3);
        expect(state.cursor).toBeGreaterThanOrEqual(state.top);
        expect(state.cursor).toBeLessThan(state.top + 3);
        expect(state.cursor).toBeLessThan(state.rows.length);
        expect(draw(state, 20, createPaint(false)).some(hasControls)).toBe(false);
      }),
      { numRuns: 200 },
    );
  });
});
