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
    ['imports of siblings and of core', "import { a } from './a-b/c.ts';\nimport { A } from '#core/beta/chat';"],
    ['renamed exports', 'function delete_() {}\nexport { delete_ as delete };'],
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
    ['a computed key of a pattern', 'export const { [steal()]: a } = b;'],
    ['a getter', 'export const a = { get b() { return 1; } };'],
    ['a template with code', 'export const a = `${steal()}`;'],
    ['a static block', 'export class A { static { steal(); } }'],
    ['a static property that calls', 'export class A { static b = steal(); }'],
    ['a variable', 'export let a = 1;'],
    ['a loop', 'for (;;) {}'],
    ['a constructor call', 'export const a = new Function("b");'],
    ['a regular expression', 'export const a = /(b+)+/;'],
    ['an enum', 'export enum A { b = steal() }'],
    ['a namespace', 'export namespace A { steal(); }'],
    ['a default export', 'export default steal();'],
    ['a class that extends a call', 'export class A extends steal() {}'],
    ['a class whose method’s name is computed', 'export class A { [steal()]() {} }'],
    ['a decorated class', '@steal export class A {}'],
    ['a decorated member', 'export class A { @steal b() {} }'],
    ['an expression in a type assertion', 'steal() satisfies A;'],
    ['an import for what it runs', "import './a.ts';"],
    ['an import of a package', "import { a } from 'a';"],
    ['an import of an address', "import { a } from 'data:text/javascript,steal()';"],
    ['an unmarked template', 'export const a = `b`;'],
    ['an export from an absolute path', "export * from '/a.ts';"],
    ['an import of something that is no module', "import a from './a.node';"],
    ['an import by require', "import a = require('./a.ts');"],
  ])('refuses %s', (_name, content) => {
    expect(() => check(content)).toThrow('does not belong there');
  });

  it('admits nothing but types in models and schemas', () => {
    expect(() => check('export const a = 1;', 'models.ts')).toThrow('models.ts');
    expect(() => check('export type A = 1;', 'schema.ts')).not.toThrow();
  });

  it('refuses a type’s import from elsewhere in models and schemas', () => {
    expect(() => check("import type { A } from 'a';", 'models.ts')).toThrow('does not belong there');
  });

  it('names the line', () => {
    expect(() => check('export type A = "𝄞é";\n\nsteal();')).toThrow('at line 3');
  });
});
