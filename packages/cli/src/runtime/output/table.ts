import type { AnswerWriter, WriterOptions } from './answer-writer.ts';
import { cutText, fitText, textWidth } from './cut-text.ts';
import { escapeControls } from './escape-controls.ts';
import type { Output } from './output.ts';

/** A table with a row for each item, or for each property of one value. Cut to the width of a terminal. */
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
  const widths = fit(
    header.map((name, column) => Math.max(textWidth(name), ...cells.map((row) => textWidth(row[column] ?? '')))),
    output.columns,
  );
  const line = (row: readonly string[]) =>
    row.map((cell, column) => pad(cell, widths[column] ?? 0, column === row.length - 1));
  await output.writePainted(
    `${line(header)
      .map((cell) => output.paint('strong', cell))
      .join('  ')}\n`,
  );
  for (const row of cells) await output.writePainted(`${line(row).join('  ')}\n`);
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function cellText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return escapeControls((typeof value === 'string' ? value : JSON.stringify(value)).replace(/\s*\n\s*/g, ' '));
}

/** Takes from the widest columns until the line fits. */
function fit(widths: readonly number[], columns: number | undefined): readonly number[] {
  const fitted = [...widths];
  const total = () => fitted.reduce((sum, each) => sum + each, gap * (fitted.length - 1));
  while (columns !== undefined && total() > columns) {
    const widest = fitted.indexOf(Math.max(...fitted));
    const excess = total() - columns;
    const second = Math.max(narrowest, ...fitted.filter((each) => each < (fitted[widest] ?? 0)));
    const reduced = Math.max(second, (fitted[widest] ?? 0) - excess, narrowest);
    const next = reduced === fitted[widest] ? reduced - 1 : reduced;
    if (next < narrowest) break;
    fitted[widest] = next;
  }
  return fitted;
}

function pad(cell: string, columnWidth: number, isLast: boolean): string {
  return isLast ? cutText(cell, columnWidth) : fitText(cell, columnWidth);
}
