import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Fold, readFolds, writeFolds } from '../../src/runtime/client/fold-state.ts';

const fold = (id: string, isOpenByDefault = false): Fold => ({ id, isOpenByDefault });
const folds = [fold('returns', true), fold('returns.events'), fold('returns.events.stop'), fold('body.prompt')];
const openOnes = (search: string, known = folds) => {
  return [...readFolds(search, known)].filter(([, isOpen]) => isOpen).map(([id]) => id);
};

describe('the address of a page', () => {
  it.each([
    ['', ['returns']],
    ['?open=*', folds.map(({ id }) => id)],
    ['?closed=*', []],
    ['?open=returns.events', ['returns', 'returns.events']],
    ['?closed=*&open=body.prompt', ['body.prompt']],
    ['?open=*&closed=body.prompt~returns.events.stop', ['returns', 'returns.events']],
    ['?open=elsewhere', ['returns']],
  ])('opens with %j what it names', (search, want) => {
    expect(openOnes(search)).toEqual(want);
  });

  it.each([
    [['returns'], ''],
    [folds.map(({ id }) => id), '?open=*'],
    [[], '?closed=returns'],
    [['returns', 'returns.events'], '?open=returns.events'],
    [['returns', 'returns.events', 'returns.events.stop'], '?open=returns.events~returns.events.stop'],
  ])('says in few words that %j are open', (open, want) => {
    expect(writeFolds('', folds, (id) => open.includes(id))).toBe(want);
  });

  it('names what is closed where most is open', () => {
    const many = Array.from({ length: 9 }, (_, position) => fold(`field${position}`));
    expect(writeFolds('', many, (id) => id !== 'field3')).toBe('?open=*&closed=field3');
  });

  it('keeps other parameters', () => {
    expect(writeFolds('?q=1&open=*', folds, (id) => id === 'returns')).toBe('?q=1');
  });

  it('gives back the state that it was made of', () => {
    const states = fc.uniqueArray(fc.record({ id: fc.stringMatching(/^[\w.-]+$/), isOpenByDefault: fc.boolean() }), {
      selector: ({ id }) => id,
    });
    fc.assert(
      fc.property(states, fc.infiniteStream(fc.boolean()), (known, choices) => {
        const state = new Map(known.map(({ id }) => [id, choices.next().value ?? false]));
        const search = writeFolds('', known, (id) => state.get(id) ?? false);
        expect(readFolds(search, known)).toEqual(state);
      }),
    );
  });
});
