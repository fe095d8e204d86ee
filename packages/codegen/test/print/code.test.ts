import fc from 'fast-check';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/json.ts';
import { Code, code, identifier, join, lines, literal, member, objectKey, propertyKey } from '../../src/print/code.ts';

/** The value of an expression that consists of literals, read from its syntax tree without running it. */
function evaluate(text: string): unknown {
  const source = ts.createSourceFile('value.ts', `const value = ${text};`, ts.ScriptTarget.ESNext);
  const [statement, ...others] = source.statements;
  if (statement === undefined || others.length > 0 || !ts.isVariableStatement(statement))
    throw new Error('not one value');
  return readLiteral(statement.declarationList.declarations[0]?.initializer);
}

function readLiteral(node: ts.Expression | undefined): unknown {
  if (node === undefined) throw new Error('no value');
  if (ts.isStringLiteral(node)) return node.text;
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (ts.isPrefixUnaryExpression(node)) return -Number((node.operand as ts.NumericLiteral).text);
  if (ts.isArrayLiteralExpression(node)) return node.elements.map(readLiteral);
  if (ts.isObjectLiteralExpression(node)) {
    return Object.fromEntries(
      node.properties.map((property) => {
        if (!ts.isPropertyAssignment(property)) throw new Error('not a property');
        const { name } = property;
        const key = ts.isComputedPropertyName(name) ? readLiteral(name.expression) : (name as ts.Identifier).text;
        return [key, readLiteral(property.initializer)];
      }),
    );
  }
  const keyword = {
    [ts.SyntaxKind.TrueKeyword]: true,
    [ts.SyntaxKind.FalseKeyword]: false,
    [ts.SyntaxKind.NullKeyword]: null,
  };
  if (node.kind in keyword) return keyword[node.kind as keyof typeof keyword];
  throw new Error(`not a literal: ${ts.SyntaxKind[node.kind]}`);
}

describe('literal', () => {
  it.each<[string, Json, string]>([
    ['a quotation mark', 'a"b', '"a\\"b"'],
    ['a line break', 'a\nb', '"a\\nb"'],
    ['a line separator', 'a\u2028b', '"a\\u2028b"'],
    ['a bidirectional control', 'a\u202eb', '"a\\u202eb"'],
    ['a zero-width space', 'a\u200bb', '"a\\u200bb"'],
    ['a lone surrogate', 'a\ud800b', '"a\\ud800b"'],
    ['a template', '`${process.exit()}`', '"`${process.exit()}`"'],
    ['nested values', { a: [1, null, true], 'b-c': 'd' }, '{ a: [1, null, true], "b-c": "d" }'],
    ['an empty object', {}, '{}'],
  ])('prints %s', (_name, given, wanted) => {
    expect(literal(given).text).toBe(wanted);
  });

  it('prints a key named __proto__ so that it sets no prototype', () => {
    expect(literal(JSON.parse('{ "__proto__": 1 }')).text).toBe('{ ["__proto__"]: 1 }');
  });

  it('prints every JSON value so that it reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        // JSON knows no negative zero.
        expect(evaluate(literal(value as Json).text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe('code', () => {
  it('puts pieces, and lists of pieces, in their place', () => {
    expect(code`a ${identifier('b')} ${[identifier('c'), identifier('d')]}`.text).toBe('a b cd');
  });

  it('refuses a bare string', () => {
    const text = 'process.exit()' as unknown as Code;
    expect(() => code`${text}`).toThrow(TypeError);
  });

  it('refuses an object that only looks like code', () => {
    const forged = { text: 'process.exit()' } as unknown as Code;
    expect(() => code`${forged}`).toThrow(TypeError);
  });

  it('cannot be made from outside', () => {
    expect(() => new Code('process.exit()', Symbol('Code') as never)).toThrow(TypeError);
  });
});

describe('identifier', () => {
  it.each(['a b', '', '1a', 'a;b', 'a\u200bb', 'é', 'a.b'])('refuses %j', (name) => {
    expect(() => identifier(name)).toThrow(TypeError);
  });
});

describe('keys', () => {
  it.each<[string, string]>([
    ['session_id', 'session_id'],
    ['page-size', '"page-size"'],
    ['', '""'],
    ['a": process.exit(), "b', '"a\\": process.exit(), \\"b"'],
  ])('prints the property %j', (given, wanted) => {
    expect(propertyKey(given).text).toBe(wanted);
    expect(objectKey(given).text).toBe(wanted);
  });

  it('reads a property by name where it can', () => {
    expect(member(identifier('a'), 'b').text).toBe('a.b');
    expect(member(identifier('a'), 'b-c').text).toBe('a["b-c"]');
  });
});

describe('join and lines', () => {
  it('set pieces apart', () => {
    const pieces = [identifier('a'), identifier('b')];
    expect(join(pieces).text).toBe('a, b');
    expect(lines(pieces).text).toBe('a\nb');
  });
});
