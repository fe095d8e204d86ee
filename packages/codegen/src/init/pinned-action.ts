import { readFile } from 'node:fs/promises';
import { familySource } from '../output/family-sources.ts';

/** Workflow of this project that uses every action that a family's workflow needs. */
const workflow = '.github/workflows/release.yml';

/** An action at the commit at which this project uses it itself, with its version: `actions/checkout@08c6… # v5.0.0`. */
export async function pinnedAction(name: string): Promise<string> {
  const text = await readFile(familySource(workflow), 'utf8');
  const pin = text.split('uses: ').find((step) => step.startsWith(`${name}@`));
  if (pin === undefined) throw new TypeError(`${workflow} does not use ${name}.`);
  return pin.slice(0, pin.indexOf('\n'));
}
