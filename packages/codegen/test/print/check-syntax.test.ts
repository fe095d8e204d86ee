import { describe, expect, it } from 'vitest';
import { checkSyntax } from '../../src/print/check-syntax.ts';

const check = (content: string, path = 'resources/a.ts') => checkSyntax({ path, content });

describe('checkSyntax', () => {
  it.each([
    ['declarations of types', 'export interface A { a: string }\nexport type B = A;'],
    ['constants made of literals', 'export const a = { b: [1, -2, "c", null], d: () => run() } as const;'],
    ['functions and classes', 'export function f() { run(); }\nexport class A { b = new B(this); static C = C; }'],
    ['calls of the runtime', "import { make } from '../../runtime/make.ts';\nexport const a = make('b', { c: 1 });"],
    ['directives', "'use client';\nexport {};"],
    ['type assertions', 'true satisfies Same<A, B>;'],
  ])('admits %s', (_name, content) => {
    expect(() => check(content)).not.toThrow();
  });

  it.each([
    ['a call', 'process.exit();'],
    ['a call in a constant', 'export const a = steal();'],
    [
      'a call of what merely has the name of a runtime module',
      "import { make } from 'runtime/x';\nexport const a = make();",
    ],
    ['a call hidden in an argument', "import { make } from '../runtime/make.ts';\nexport const a = make(steal());"],
    ['a computed key', 'export const a = { [steal()]: 1 };'],
    ['a getter', 'export const a = { get b() { return 1; } };'],
    ['a template with code', 'export const a = `${steal()}`;'],
    ['a static block', 'export class A { static { steal(); } }'],
    ['a static property that calls', 'export class A { static b = steal(); }'],
    ['a variable', 'export let a = 1;'],
    ['a loop', 'for (;;) {}'],
    ['a constructor call', 'export const a = new Function("b");'],
  ])('refuses %s', (_name, content) => {
    expect(() => check(content)).toThrow('does not belong there');
  });

  it('admits nothing but types in models and schemas', () => {
    expect(() => check('export const a = 1;', 'models.ts')).toThrow('models.ts');
    expect(() => check('export type A = 1;', 'schema.ts')).not.toThrow();
  });

  it('names the line', () => {
    expect(() => check('export type A = 1;\n\nsteal();')).toThrow('at line 3');
  });
});
