import { describe, expect, it } from 'vitest';
import { suggest } from '../../src/runtime/suggest.ts';

describe('suggest', () => {
  const known = ['--session-id', '--prompt', '--page-size', 'rooms:shelves'];

  it.each([
    { given: '--sesion-id', wanted: 'Did you mean --session-id?' },
    { given: '--promt', wanted: 'Did you mean --prompt?' },
    { given: 'shelves', wanted: 'Did you mean rooms:shelves?' },
    { given: '--colour', wanted: 'Known here: --session-id, --prompt, --page-size, rooms:shelves.' },
  ])('answers $given', ({ given, wanted }) => {
    expect(suggest({ given, known })).toBe(wanted);
  });

  it('says so when nothing is known', () => {
    expect(suggest({ given: 'x', known: [] })).toBe('None is known here.');
  });
});
