import { type Code, code, empty, identifier, join, literal } from '../../print/code.ts';
import { compareText } from '../../print/file.ts';

/** Exports types of another module, sorted. Nothing where there are none. */
export function exportTypes(from: string, names: readonly string[]): Code {
  const sorted = [...names].sort(compareText).map(identifier);
  return sorted.length === 0 ? empty : code`export type { ${join(sorted)} } from ${literal(from)};`;
}
