import { describe, expect, it } from 'vitest';
import { NameRegistry } from '../../../src/model/names/name-registry.ts';

type Claim = readonly [wish: string, ...alternatives: string[]];

describe('NameRegistry', () => {
  it.each<[fact: string, reserved: string[], claims: Claim[], wanted: string[]]>([
    ['gives what is wished', [], [['a'], ['b']], ['a', 'b']],
    ['keeps the first claim', [], [['a'], ['a', 'x']], ['a', 'x']],
    ['takes the first alternative that is free', [], [['x'], ['a'], ['a', 'x', 'y']], ['x', 'a', 'y']],
    ['counts from 2 after the alternatives', [], [['a'], ['a', 'x'], ['a', 'x']], ['a', 'x', 'a2']],
    ['steps over numbers that are taken', [], [['a2'], ['a'], ['a'], ['a']], ['a2', 'a', 'a3', 'a4']],
    ['gives no reserved name', ['a', 'a2'], [['a']], ['a3']],
    ['gives no reserved alternative', ['a', 'x'], [['a', 'x']], ['a2']],
    ['tells upper from lower case', [], [['a'], ['A']], ['a', 'A']],
    ['gives names of the prototype', [], [['constructor'], ['constructor']], ['constructor', 'constructor2']],
  ])('%s', (_fact, reserved, claims, wanted) => {
    const registry = new NameRegistry(reserved);
    expect(claims.map((claim) => registry.claim(...claim))).toEqual(wanted);
  });

  it('gives no name that others have', () => {
    const registry = new NameRegistry([], new Set(['a', 'a2']));
    expect([registry.has('a'), registry.claim('a'), registry.claim('b')]).toEqual([true, 'a3', 'b']);
  });
});
