import { join } from 'node:path';
import { spreadOf } from '../harness/statistics.ts';
import { folderOf, nameOf } from './input-places.ts';
import { timeEdits } from './time-edits.ts';

/** What is compared after an edit, with what was measured of it by document. */
export type EditRows = ReturnType<typeof editRows>;

/** Rows with nothing measured. */
export function editRows() {
  const row = (name: string) => ({ name, measurements: {} as Record<string, number[]> });
  return {
    whole: row('a whole run'),
    all: row('after an edit'),
    withoutSchema: row("after an edit, all but openapi-typescript's file"),
  };
}

/** Adds to the rows what edits of a document take, beside a whole run. */
export async function measureEdits(rows: EditRows, input: string, wholeSeconds: number): Promise<void> {
  const { allTargets } = await import('@llamacloud-prod/codegen');
  const document = nameOf(input);
  const folder = join(folderOf(input), 'edits');
  const measure = async (targets: readonly string[]) => {
    const times = await timeEdits(input, { folder, targets: targets.join(','), edits: 5 });
    return [spreadOf(times).median / 1000];
  };
  rows.whole.measurements[document] = [wholeSeconds];
  rows.all.measurements[document] = await measure(allTargets);
  rows.withoutSchema.measurements[document] = await measure(allTargets.filter((target) => target !== 'schema'));
}
