import { cutText, fitText } from '../output/cut-text.ts';
import { escapeControls } from '../output/escape-controls.ts';
import type { Paint, Style } from '../output/paint.ts';
import type { ExplorerState } from './explorer-state.ts';
import { pathText, type Row } from './tree.ts';

/** Marks that combine take no column of their own; hardly any text has more of them. */
const charactersPerColumn = 16;

const keys = 'q quit  ↑↓ move  → open  ← fold  e all  / search  n next  c copy path  p print';

/** The lines of the screen: the rows, then one that tells where the cursor is and what the keys do. */
export function draw(state: ExplorerState, columns: number, paint: Paint): readonly string[] {
  const shown = state.rows.slice(state.top, state.top + state.height);
  const lines = shown.map((row, index) => rowLine(row, columns, paint, state.top + index === state.cursor));
  const filler = Array.from({ length: Math.max(0, state.height - lines.length) }, () => '');
  return [...lines, ...filler, paint('selected', fitText(escapeControls(footer(state)), columns - 1))];
}

function footer({ rows, cursor, message, isTyping, search }: ExplorerState): string {
  if (isTyping) return `/${search}`;
  return message || `${pathText(rows[cursor]?.path ?? []) || '@'}  ${cursor + 1}/${rows.length}  ${keys}`;
}

function rowLine({ path, value, size, isOpen }: Row, columns: number, paint: Paint, isChosen: boolean): string {
  const mark = size ? (isOpen ? '▾ ' : '▸ ') : '  ';
  const indent = '  '.repeat(Math.max(0, path.length - 1));
  const name = path.length === 0 ? '' : `${escapeControls(String(path.at(-1)).replace(/\s+/g, ' '))}: `;
  const text = valueText(value, size, columns);
  const line = cutText(escapeControls(`${indent}${mark}${name}${text}`), columns - 1);
  if (isChosen) return paint('selected', line);
  const head = line.slice(0, indent.length + mark.length + name.length);
  return `${paint('key', head)}${paint(styleOf(value), line.slice(head.length))}`;
}

/** A value on one line. Of a long one no more than a screen can show is looked at. */
function valueText(value: unknown, size: number | undefined, columns: number): string {
  if (typeof value === 'string') return value.slice(0, columns * charactersPerColumn).replace(/\s+/g, ' ');
  if (!size) return String(JSON.stringify(value));
  return Array.isArray(value)
    ? `[${size}]`
    : `{${Object.keys(value ?? {})
        .slice(0, columns)
        .join(', ')}}`;
}

function styleOf(value: unknown): Style {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'number') return 'number';
  return typeof value === 'object' && value !== null ? 'dim' : 'literal';
}
