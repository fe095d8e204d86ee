import type ts from 'typescript';
import { typescript } from '../../print/typescript.ts';
import { printNode } from './print-node.ts';

const { factory, isArrayTypeNode, isPropertySignature, isTupleTypeNode, isTypeLiteralNode, visitEachChild } =
  typescript;

/**
 * Takes the lists out of a member whose type would refer to itself: TypeScript reads what a list holds later only where the
 * list has a name.
 *
 * @param lists - The names of lists by their types. What is taken out is added.
 */
export function withNamedLists(member: ts.TypeElement, lists: Map<string, string>): ts.TypeElement {
  const visit = (node: ts.Node): ts.Node => {
    if (isTypeLiteralNode(node)) return node;
    if (!isArrayTypeNode(node) && !isTupleTypeNode(node)) return visitEachChild(node, visit, undefined);
    const type = printNode(node);
    const name = lists.get(type) ?? `List${lists.size + 1}`;
    lists.set(type, name);
    return factory.createTypeReferenceNode(name);
  };
  if (!isPropertySignature(member) || member.type === undefined) return member;
  const { modifiers, name, questionToken, type } = member;
  return factory.updatePropertySignature(member, modifiers, name, questionToken, visit(type) as ts.TypeNode);
}
