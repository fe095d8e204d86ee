import truncated from 'fast-string-truncated-width';
import { escapeControls } from '../output/escape-controls.ts';
import type { Paint, Style } from '../output/paint.ts';
import type { ExplorerState } from './explorer-state.ts';
import { pathText, type Row } from './tree.ts';

const keys = '↑↓ move  → open  ← fold  e all  / search  n next  c copy path  p print  q quit';

/** The lines of the screen: the rows, then one that tells where the cursor is and what the keys do. */
export function draw(state: ExplorerState, columns: number, paint: Paint): readonly string[] {
  const shown = state.rows.slice(state.top, state.top + state.height);
  const lines = shown.map((row, index) => rowLine(row, columns, paint, state.top + index === state.cursor));
  const filler = Array.from({ length: Math.max(0, state.height - lines.length) }, () => '');
  return [...lines, ...filler, paint('selected', cut(footer(state), columns).padEnd(columns))];
}

function footer({ rows, cursor, message, isTyping, search }: ExplorerState): string {
  if (isTyping) return `/${search}`;
  return message || `${pathText(rows[cursor]?.path ?? []) || '@'}  ${cursor + 1}/${rows.length}  ${keys}`;
}

function rowLine({ path, value, size, isOpen }: Row, columns: number, paint: Paint, isChosen: boolean): string {
  const mark = size ? (isOpen ? '▾ ' : '▸ ') : '  ';
  const indent = '  '.repeat(Math.max(0, path.length - 1));
  const name = path.length === 0 ? '' : `${escapeControls(String(path.at(-1)))}: `;
  const text = valueText(value, size);
  const line = cut(`${indent}${mark}${name}${text}`, columns - 1);
  if (isChosen) return paint('selected', line);
  const head = line.slice(0, indent.length + mark.length + name.length);
  return `${paint('key', head)}${paint(styleOf(value), line.slice(head.length))}`;
}

function valueText(value: unknown, size: number | undefined): string {
  if (size === undefined) return typeof value === 'string' ? value.replace(/\s+/g, ' ') : String(value);
  return Array.isArray(value) ? `[${size}]` : `{${Object.keys(value ?? {}).join(', ')}}`;
}

function styleOf(value: unknown): Style {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'number') return 'number';
  return typeof value === 'object' && value !== null ? 'dim' : 'literal';
}

function cut(raw: string, columns: number): string {
  // What is escaped takes more room than it did.
  const text = escapeControls(raw);
  const { index, ellipsed } = truncated(text, { limit: Math.max(1, columns), ellipsis: '…', ellipsisWidth: 1 });
  return ellipsed ? `${text.slice(0, index)}…` : text;
}
