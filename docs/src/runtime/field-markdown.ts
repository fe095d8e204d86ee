import type { FieldNode } from './field-tree.ts';
import { codeSpan, prose } from './markdown-print.ts';
import type { Dialect } from './views.ts';

/** Fields with all that unfolds below them, as nested lists in Markdown. */
export function fieldList(nodes: readonly FieldNode[], dialect: Dialect, indent = ''): string {
  return nodes.map((node) => fieldItem(node, dialect, indent)).join('\n');
}

function fieldItem(node: FieldNode, dialect: Dialect, indent: string): string {
  const inner = `${indent}  `;
  const facts = [...(node.isDeprecated ? ['deprecated'] : []), ...node.chips];
  const noted = facts.length === 0 ? '' : ` (${facts.map(codeSpan).join(', ')})`;
  const rest = [
    node.description && prose(node.description),
    node.values.length > 0 && `Values: ${node.values.map(codeSpan).join(', ')}`,
    node.childrenAre === 'one of' && node.children.length > 0 && 'One of the following:',
    node.childrenAre === 'all of' && node.children.length > 0 && 'All of the following:',
  ].filter((text) => typeof text === 'string');
  return [
    `${indent}- ${codeSpan(fieldText(node, dialect))}${noted}`,
    ...rest.flatMap((text) => ['', text.replace(/^(?=.)/gm, inner)]),
    ...(node.children.length > 0 ? ['', fieldList(node.children, dialect, inner)] : []),
  ].join('\n');
}

/** A line of the reference as text: `--index-id: optional array of string`. */
export function fieldText({ name, label, isOptional }: FieldNode, dialect: Dialect): string {
  if (name === undefined) return label;
  return dialect === 'typescript'
    ? `${name}${isOptional ? '?' : ''}: ${label}`
    : `${name}: ${isOptional ? 'optional ' : ''}${label}`;
}
