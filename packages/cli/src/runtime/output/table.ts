import type { AnswerWriter, WriterOptions } from './answer-writer.ts';
import { cutText, fitText, isCopied, textWidth } from './cut-text.ts';
import { escapeControls } from './escape-controls.ts';
import type { Output } from './output.ts';

/**
 * A table with a row for each item, or for each property of one value. Cut to the width of a terminal, save for what people
 * copy: where that does not fit, the last columns are left out and named below.
 */
export function tableWriter({ output }: WriterOptions): AnswerWriter {
  return {
    async one(value) {
      if (value === undefined) return;
      if (Array.isArray(value)) return writeTable(value, output);
      const isObject = typeof value === 'object' && value !== null;
      const entries = isObject ? Object.entries(value) : [['value', value] as const];
      await writeTable(
        entries.map(([property, item]) => ({ property, value: item })),
        output,
      );
    },
    async many(items) {
      const rows: unknown[] = [];
      for await (const item of items) rows.push(item);
      await writeTable(rows, output);
    },
  };
}

const gap = 2;
const narrowest = 8;

async function writeTable(rows: readonly unknown[], output: Output): Promise<void> {
  if (rows.length === 0) return;
  const records = rows.map((row) => (isRecord(row) ? row : { value: row }));
  const names = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const cells = records.map((record) => names.map((name) => cellText((record as Record<string, unknown>)[name])));
  const header = names.map(cellText);
  const columns = header.map((name, column) => {
    const texts = cells.map((row) => row[column] ?? '');
    const width = widest([name, ...texts]);
    return { width, least: Math.min(width, Math.max(narrowest, widest(texts.filter(isCopied)))) };
  });
  const widths = fit(columns, output.columns);
  const line = (row: readonly string[]) =>
    widths.map((width, column) => pad(row[column] ?? '', width, column === widths.length - 1));
  await output.writePainted(
    `${line(header)
      .map((cell) => output.paint('strong', cell))
      .join('  ')}\n`,
  );
  for (const row of cells) await output.writePainted(`${line(row).join('  ')}\n`);
  const leftOut = header.slice(widths.length);
  if (leftOut.length === 0) return;
  await output.writePainted(`${output.paint('dim', `No room for ${leftOut.join(', ')}: --format pretty shows all`)}\n`);
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function cellText(value: unknown): string {
  if (value === undefined || value === null) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return escapeControls(text.replace(/\s+/g, (blanks) => (blanks.includes('\n') ? ' ' : blanks)));
}

function widest(texts: readonly string[]): number {
  return texts.reduce((width, text) => Math.max(width, textWidth(text)), 0);
}

interface Column {
  readonly width: number;
  readonly least: number;
}

/** Widths of the columns that there is room for. What is too much is taken from the widest. */
function fit(columns: readonly Column[], room = Infinity): readonly number[] {
  const shown = columns.slice(0, Math.max(1, columnsWithin(columns, room)));
  const widths = shown.map(({ width, least }) => Math.min(width, Math.max(least, room)));
  let excess = widths.reduce((sum, each) => sum + each, gap * (widths.length - 1)) - room;
  for (; excess > 0; excess -= 1) {
    const cuttable = widths.map((width, column) => (width > (shown[column]?.least ?? 0) ? width : 0));
    const most = Math.max(...cuttable);
    if (most === 0) break;
    widths[cuttable.indexOf(most)] = most - 1;
  }
  return widths;
}

/** How many columns fit when each has its least width. */
function columnsWithin(columns: readonly Column[], room: number): number {
  let used = -gap;
  const end = columns.findIndex(({ least }) => {
    used += gap + least;
    return used > room;
  });
  return end < 0 ? columns.length : end;
}

function pad(cell: string, columnWidth: number, isLast: boolean): string {
  return isLast ? cutText(cell, columnWidth) : fitText(cell, columnWidth);
}
