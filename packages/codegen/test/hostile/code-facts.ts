import ts from 'typescript';
import { marker } from './payloads.ts';

/** A reader must see what stands in code: no control character but tabs and line feeds, and nothing that turns text around. */
const invisible = /[^\n\t\P{Cc}]|[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

/** The first thing in a file that lets a document's text be more than a literal or a comment. */
export function escapedText(source: ts.SourceFile): string | undefined {
  const hidden = invisible.exec(source.text);
  if (hidden) return `an invisible character at ${hidden.index}`;
  if (!source.text.includes(marker)) return undefined;
  const visit = (node: ts.Node): ts.Node | undefined => {
    const isCode = ts.isIdentifier(node) || ts.isPrivateIdentifier(node) || ts.isJsxText(node) || isCodeLiteral(node);
    return isCode && node.text.includes(marker) ? node : ts.forEachChild(node, visit);
  };
  const found = visit(source);
  return found && `text as ${ts.SyntaxKind[found.kind]}: ${found.getText(source)}`;
}

/** Literals in which some text is read as code. */
function isCodeLiteral(node: ts.Node): node is ts.LiteralLikeNode {
  return ts.isTemplateLiteralToken(node) || ts.isRegularExpressionLiteral(node);
}
