import { isEqualJson, type Json, ownValue } from '../json.ts';
import type { Schema } from '../model/schema.ts';
import type { Direction, Report } from './change.ts';

/** Whether a keyword lets fewer values through than before. */
type IsTighter = (before: Json | undefined, after: Json | undefined) => boolean;

const asLeast: IsTighter = (before = -Infinity, after = -Infinity) => Number(after) > Number(before);
const asMost: IsTighter = (before = Infinity, after = Infinity) => Number(after) < Number(before);
/** Of two that differ nobody can tell which lets more through. */
const asAny: IsTighter = (_, after) => after !== undefined;

const limits: readonly (readonly [keyword: string, isTighter: IsTighter])[] = [
  ['format', asAny],
  ['pattern', asAny],
  ['multipleOf', asAny],
  ['minLength', asLeast],
  ['maxLength', asMost],
  ['minimum', asLeast],
  ['maximum', asMost],
  ['exclusiveMinimum', asLeast],
  ['exclusiveMaximum', asMost],
  ['minItems', asLeast],
  ['maxItems', asMost],
  ['uniqueItems', (_, after) => after === true],
  ['minProperties', asLeast],
  ['maxProperties', asMost],
];

/** Who sends the values, and what takes changes down. */
interface LimitComparison {
  readonly direction: Direction;
  readonly report: Report;
}

/** Compares what limits the values of two schemas of one kind. What is sent and was right may be refused by a tighter limit. */
export function compareLimits(before: Schema, after: Schema, place: string, comparison: LimitComparison): void {
  for (const [keyword, isTighter] of limits) {
    // Which keywords there are depends on the kind.
    const [old, young] = [before, after].map((schema) => ownValue(schema as unknown as Json, keyword));
    if (isEqualJson(old, young)) continue;
    // How many bits a number has is no matter of JSON.
    const isNote = keyword === 'format' && after.kind !== 'string';
    const level = isTighter(old, young) ? 'breaking' : 'feature';
    comparison.report(
      comparison.direction === 'request' && !isNote ? level : 'fix',
      place,
      sentenceOf(`\`${keyword}\``, old, young),
    );
  }
}

/** Compares what is said of a value beside its form. */
export function compareNotes(before: Schema, after: Schema, place: string, comparison: LimitComparison): void {
  const { direction, report } = comparison;
  if (!isEqualJson(before.default, after.default)) {
    report('fix', place, sentenceOf('The default', before.default, after.default));
  }
  if (before.deprecated !== true && after.deprecated === true) report('fix', place, 'Is deprecated now.');
  if (before.description !== after.description) report('fix', place, 'The documentation is another.');
  if (direction === 'request' && before.readOnly !== after.readOnly) {
    if (after.readOnly === true) report('breaking', place, 'Is read only now.');
    else if (before.readOnly === true) report('feature', place, 'Can be sent now.');
  }
  if (direction === 'response' && before.writeOnly !== after.writeOnly) {
    if (after.writeOnly === true) report('breaking', place, 'Is write only now.');
    else if (before.writeOnly === true) report('feature', place, 'Can be answered now.');
  }
}

/** So much is shown of a value. */
const longest = 80;

function sentenceOf(name: string, before: Json | undefined, after: Json | undefined): string {
  const [old, young] = [before, after].map((value) => {
    const text = JSON.stringify(value) ?? '';
    return `\`${text.length > longest ? `${text.slice(0, longest)}…` : text}\``;
  });
  if (before === undefined) return `${name} is ${young} now.`;
  return after === undefined ? `${name} ${old} is gone.` : `${name} was ${old} and is ${young}.`;
}
