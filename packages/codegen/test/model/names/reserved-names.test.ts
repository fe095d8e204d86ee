import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import ts from 'typescript';
import { expect, it } from 'vitest';
import {
  reservedClientMembers,
  reservedModules,
  reservedTypeNames,
  runtimeFunctions,
} from '../../../src/model/names/reserved-names.ts';
import { coreEntries } from '../../../src/output/output-layout.ts';

/** Properties of a class of core's runtime, those that are private to it and those of the class itself excepted. */
function membersOf(module: string, className: string): string[] {
  const file = new URL(`../../../../core/src/runtime/${module}`, import.meta.url);
  const { statements } = ts.createSourceFile(module, readFileSync(file, 'utf8'), ts.ScriptTarget.ESNext);
  const found = statements.filter(ts.isClassDeclaration).find(({ name }) => name?.text === className);
  return (found?.members ?? []).flatMap((member) => {
    const modifiers = ts.canHaveModifiers(member) ? (ts.getModifiers(member) ?? []) : [];
    const isStatic = modifiers.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword);
    return member.name && ts.isIdentifier(member.name) && !isStatic ? member.name.text : [];
  });
}

it('reserves what every client has, for resources beside it', () => {
  const members = new Set([...membersOf('client.ts', 'Client'), ...membersOf('full-client.ts', 'FullClient')]);
  expect([...members].sort()).toEqual([...reservedClientMembers].sort());
});

it('reserves what the language has, for schemas beside it', () => {
  const names: string[] = runInNewContext('Object.getOwnPropertyNames(globalThis)');
  const types = names.filter((name) => /^[A-Z]/.test(name) && name !== 'WebAssembly');
  expect(types.length).toBeGreaterThan(40);
  expect(types.filter((name) => !reservedTypeNames.has(name))).toEqual([]);
});

it('reserves what the core package exports of its runtime, for schemas beside it', () => {
  const file = new URL('../../../../core/src/runtime/index.ts', import.meta.url);
  const { statements } = ts.createSourceFile('index.ts', readFileSync(file, 'utf8'), ts.ScriptTarget.ESNext);
  const values = statements.filter(ts.isExportDeclaration).flatMap(({ isTypeOnly, exportClause }) => {
    if (isTypeOnly || exportClause === undefined || !ts.isNamedExports(exportClause)) return [];
    return exportClause.elements.filter((element) => !element.isTypeOnly).map((element) => element.name.text);
  });
  expect(values.length).toBeGreaterThan(20);
  expect(values.filter((name) => !reservedTypeNames.has(name))).toEqual([]);
});

it('reserves what the runtimes of other packages import from the core package, for schemas beside it', () => {
  const imported = ['cli', 'react'].flatMap((name) => {
    const folder = fileURLToPath(new URL(`../../../../${name}/src/runtime`, import.meta.url));
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const texts = files.map(({ parentPath, name: file }) => readFileSync(join(parentPath, file), 'utf8'));
    const lists = texts.flatMap((text) =>
      [...text.matchAll(/\{([^{}]*)\} from '#core'/g)].map(([, list = '']) => list),
    );
    return lists.flatMap((list) => list.split(',').map((item) => item.trim().replace(/^type /, '')));
  });
  const names = new Set(imported.map((item) => item.split(' as ')[0] ?? '').filter((item) => item !== ''));
  expect(names.size).toBeGreaterThan(20);
  expect([...names].filter((name) => !reservedTypeNames.has(name))).toEqual([]);
});

it('reserves the entries of the core package, for resources beside them', () => {
  expect(['.', ...reservedModules]).toEqual([...coreEntries.keys()]);
});

it('reserves every function of the runtime that resources import', () => {
  const folder = new URL('../../../src/emit/resources/', import.meta.url);
  const sources = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));
  const imported = sources.flatMap((text) =>
    [...text.matchAll(/'[\w-]+\/[\w-]+\.ts', '([a-z]\w*)'/g)].map(([, name]) => name),
  );
  expect([...new Set(imported)].sort()).toEqual([...runtimeFunctions].sort());
});
