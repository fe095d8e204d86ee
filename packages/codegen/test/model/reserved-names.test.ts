import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { reservedClientMembers } from '../../src/model/reserved-names.ts';

/** Properties of the class that all clients extend, those that are private to it excepted. */
function clientMembers(): string[] {
  const file = new URL('../../../core/src/runtime/client.ts', import.meta.url);
  const { statements } = ts.createSourceFile('client.ts', readFileSync(file, 'utf8'), ts.ScriptTarget.ESNext);
  const client = statements.filter(ts.isClassDeclaration).find(({ name }) => name?.text === 'Client');
  return (client?.members ?? []).flatMap(({ name }) => (name && ts.isIdentifier(name) ? name.text : []));
}

it('reserves what every client has, for resources beside it', () => {
  expect(clientMembers().sort()).toEqual([...reservedClientMembers].sort());
});
