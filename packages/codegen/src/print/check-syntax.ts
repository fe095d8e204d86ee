import type ts from 'typescript';
import type { GeneratedFile } from './file.ts';
import { inPieces } from './in-pieces.ts';
import { typescript } from './typescript.ts';

/**
 * The last gate before a generated file is written: it holds declarations only, imports nothing but modules of its
 * family, and importing it runs nothing but functions of the runtime that sits beside it. So even an emitter's mistake
 * cannot turn a document's text into a program. What the gate does not know, it refuses. That the file parses is seen
 * when it is formatted.
 *
 * @throws Error that names the file and the line of the first statement that does not belong.
 */
export function checkSyntax(file: GeneratedFile): void {
  const kind = file.path.endsWith('x') ? typescript.ScriptKind.TSX : typescript.ScriptKind.TS;
  const runtimeNames = new Set<string>();
  const isAllowed = /^(schema|models)\.ts$/.test(file.path)
    ? isTypeStatement
    : (statement: ts.Statement) => isTypeStatement(statement) || isInertStatement(statement, runtimeNames);
  let before = 0;
  for (const piece of inPieces(file.content)) {
    const source = typescript.createSourceFile(file.path, piece, parseOptions, false, kind);
    for (const name of importedFromRuntime(source)) runtimeNames.add(name);
    const wrong = source.statements.find((statement) => !isAllowed(statement));
    if (wrong !== undefined) {
      const line = file.content.slice(0, before + wrong.getStart(source)).split('\n').length;
      throw new Error(`The generated file ${file.path} has a statement that does not belong there, at line ${line}.`);
    }
    before += piece.length;
  }
}

/** Comments are not looked into: that would take as long as everything else together. */
const parseOptions: ts.CreateSourceFileOptions = {
  languageVersion: typescript.ScriptTarget.ESNext,
  jsDocParsingMode: typescript.JSDocParsingMode.ParseNone,
};

function isTypeStatement(statement: ts.Statement): boolean {
  if (typescript.isInterfaceDeclaration(statement) || typescript.isTypeAliasDeclaration(statement)) return true;
  if (typescript.isImportDeclaration(statement)) {
    return statement.importClause?.phaseModifier === typescript.SyntaxKind.TypeKeyword && isOwnModule(statement);
  }
  if (!typescript.isExportDeclaration(statement)) return false;
  return statement.moduleSpecifier === undefined || (statement.isTypeOnly && isOwnModule(statement));
}

/** Specifiers that lead to the runtimes, to siblings, and to the family's core package. */
const ownModule = /^(?:(?:\.\.?\/)+[\w-]+(?:[./][\w-]+)*\.tsx?|#core(?:\/[\w-]+)*)$/;

function isOwnModule({ moduleSpecifier }: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  return (
    moduleSpecifier !== undefined && typescript.isStringLiteral(moduleSpecifier) && ownModule.test(moduleSpecifier.text)
  );
}

function isInertStatement(statement: ts.Statement, runtimeNames: ReadonlySet<string>): boolean {
  // An import without names is there for what it runs.
  if (typescript.isImportDeclaration(statement)) return statement.importClause !== undefined && isOwnModule(statement);
  if (typescript.isExportDeclaration(statement))
    return statement.moduleSpecifier === undefined || isOwnModule(statement);
  if (typescript.isFunctionDeclaration(statement)) return true;
  if (typescript.isClassDeclaration(statement)) return isInertClass(statement, runtimeNames);
  if (typescript.isVariableStatement(statement)) {
    const isConstant = (statement.declarationList.flags & typescript.NodeFlags.Const) !== 0;
    return (
      isConstant &&
      statement.declarationList.declarations.every(
        ({ name, initializer }) => typescript.isIdentifier(name) && isInert(initializer, runtimeNames),
      )
    );
  }
  // A directive such as 'use client', or a type assertion of a type test.
  if (!typescript.isExpressionStatement(statement)) return false;
  const { expression } = statement;
  return (
    typescript.isStringLiteral(expression) ||
    (typescript.isSatisfiesExpression(expression) && isInert(expression, runtimeNames))
  );
}

/** Declaring a class evaluates what it extends, its decorators, the names of its members and its static fields. */
function isInertClass(declaration: ts.ClassDeclaration, runtimeNames: ReadonlySet<string>): boolean {
  const { heritageClauses = [], members } = declaration;
  const bases = heritageClauses.flatMap(({ types }) => types.map(({ expression }) => expression));
  const isPlain = bases.every(typescript.isIdentifier) && !hasDecorators(declaration);
  return isPlain && members.every((member) => isInertMember(member, runtimeNames));
}

function isInertMember(member: ts.ClassElement, runtimeNames: ReadonlySet<string>): boolean {
  if (hasDecorators(member) || (member.name && typescript.isComputedPropertyName(member.name))) return false;
  if (typescript.isMethodDeclaration(member) || typescript.isConstructorDeclaration(member)) return true;
  if (!typescript.isPropertyDeclaration(member)) return false;
  const isStatic = member.modifiers?.some(({ kind }) => kind === typescript.SyntaxKind.StaticKeyword) === true;
  return !isStatic || isInert(member.initializer, runtimeNames);
}

function hasDecorators(node: ts.Node): boolean {
  return typescript.canHaveDecorators(node) && typescript.getDecorators(node) !== undefined;
}

/** Whether evaluating an expression does nothing but make a value, or call the runtime with such values. */
function isInert(node: ts.Expression | undefined, runtimeNames: ReadonlySet<string>): boolean {
  if (node === undefined) return true;
  const inner = (child: ts.Expression | undefined) => isInert(child, runtimeNames);
  if (typescript.isIdentifier(node) || typescript.isArrowFunction(node) || inertKinds.has(node.kind)) return true;
  if (typescript.isPrefixUnaryExpression(node)) return typescript.isNumericLiteral(node.operand);
  if (typescript.isArrayLiteralExpression(node)) return node.elements.every(inner);
  if (typescript.isObjectLiteralExpression(node))
    return node.properties.every((property) => isInertProperty(property, inner));
  if (typescript.isAsExpression(node) || typescript.isSatisfiesExpression(node)) return inner(node.expression);
  if (typescript.isPropertyAccessExpression(node) || typescript.isSpreadElement(node)) return inner(node.expression);
  if (!typescript.isCallExpression(node)) return false;
  return (
    typescript.isIdentifier(node.expression) && runtimeNames.has(node.expression.text) && node.arguments.every(inner)
  );
}

const inertKinds: ReadonlySet<ts.SyntaxKind> = new Set([
  typescript.SyntaxKind.StringLiteral,
  typescript.SyntaxKind.NumericLiteral,
  typescript.SyntaxKind.TrueKeyword,
  typescript.SyntaxKind.FalseKeyword,
  typescript.SyntaxKind.NullKeyword,
]);

function isInertProperty(property: ts.ObjectLiteralElementLike, inner: (node: ts.Expression) => boolean): boolean {
  if (typescript.isShorthandPropertyAssignment(property)) return true;
  if (typescript.isSpreadAssignment(property)) return inner(property.expression);
  if (!typescript.isPropertyAssignment(property)) return false;
  const isPlainKey =
    !typescript.isComputedPropertyName(property.name) || typescript.isStringLiteral(property.name.expression);
  return isPlainKey && inner(property.initializer);
}

function importedFromRuntime(source: ts.SourceFile): readonly string[] {
  const names: string[] = [];
  for (const statement of source.statements) {
    if (!typescript.isImportDeclaration(statement) || !typescript.isStringLiteral(statement.moduleSpecifier)) continue;
    if (!/^(\.\.\/)+runtime\//.test(statement.moduleSpecifier.text)) continue;
    const bindings = statement.importClause?.namedBindings;
    if (bindings === undefined || !typescript.isNamedImports(bindings)) continue;
    for (const element of bindings.elements) names.push(element.name.text);
  }
  return names;
}
