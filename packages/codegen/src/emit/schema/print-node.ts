import type ts from 'typescript';
import { typescript } from '../../print/typescript.ts';

const printer = typescript.createPrinter({ newLine: typescript.NewLineKind.LineFeed });
const noFile = typescript.createSourceFile('schema.ts', '', typescript.ScriptTarget.ESNext);

/** A node of openapi-typescript's tree as text. The library's own function makes a printer for each. */
export function printNode(node: ts.Node): string {
  return printer.printNode(typescript.EmitHint.Unspecified, node, noFile);
}
