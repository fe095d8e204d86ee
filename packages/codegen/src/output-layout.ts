import { join, posix } from 'node:path';
import ts from 'typescript';
import type { FamilyFile } from './generate-family.ts';
import type { FamilyPackage } from './targets.ts';

/** Where the packages of a family stand on disk, and how they reach each other. */
export interface OutputLayout {
  /** The folder of a package's sources, which holds `generated/` and `runtime/`. */
  sources(name: FamilyPackage): string;
  /** A file's text with its references to the core package as they have to be in this layout. */
  link(file: Pick<FamilyFile, 'package' | 'content'> & { readonly pathBelowSources: string }): string;
}

/** This house: `packages/core` and so on, `docs` beside them. `#core` is resolved by each package's `imports`. */
export function workspaceLayout(root: string): OutputLayout {
  return {
    sources: (name) => (name === 'docs' ? join(root, 'docs/src') : join(root, 'packages', name, 'src')),
    link: ({ content }) => content,
  };
}

/** One folder with the packages in it. They reach core by relative paths, so that nothing has to be installed. */
export function folderLayout(root: string): OutputLayout {
  return {
    sources: (name) => join(root, name, 'src'),
    link: ({ package: name, content, pathBelowSources }) => {
      if (!content.includes(coreName)) return content;
      const from = posix.dirname(posix.join(name, 'src', pathBelowSources));
      return replaceSpecifiers(content, (specifier) => {
        const subpath = /^#core(?:\/([\w./-]+))?$/.exec(specifier);
        if (subpath === null) return undefined;
        const target = subpath[1] === undefined ? 'generated/index.ts' : `generated/resources/${subpath[1]}.ts`;
        return posix.relative(from, posix.join('core/src', target));
      });
    },
  };
}

/** The way in which react and cli name the core package. */
const coreName = '#core';

/** Replaces what a module imports. Found on the syntax tree: the same text in a string or a comment stays. */
function replaceSpecifiers(content: string, replace: (specifier: string) => string | undefined): string {
  const source = ts.createSourceFile('module.tsx', content, ts.ScriptTarget.ESNext, false, ts.ScriptKind.TSX);
  const literals: ts.StringLiteral[] = [];
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node);
    if (specifier !== undefined && ts.isStringLiteral(specifier)) literals.push(specifier);
    ts.forEachChild(node, visit);
  };
  visit(source);
  let result = '';
  let from = 0;
  for (const literal of literals) {
    const replacement = replace(literal.text);
    if (replacement === undefined) continue;
    result += `${content.slice(from, literal.getStart(source))}'${replacement}'`;
    from = literal.end;
  }
  return result + content.slice(from);
}

/** What a declaration, a call or a type imports, if it imports. */
function specifierOf(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isImportTypeNode(node)) return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined;
  const isCall = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  return isCall ? node.arguments[0] : undefined;
}
