import { isDeepStrictEqual } from 'node:util';
import type { Property } from '../model/schema.ts';
import { describedSchema } from '../model/schema-tools.ts';
import type { Stream } from '../model/stream.ts';
import type { Operation, Response } from '../model/types.ts';
import type { Report } from './change.ts';
import type { Comparison } from './compare-operations.ts';
import { compareProperties, compareSchemas } from './compare-schemas.ts';

/** Compares what a call answers, and the stream that it may be asked for in place of that. */
export function compareAnswers(before: Operation, after: Operation, comparison: Comparison): void {
  const { report } = comparison;
  const place = after.id;
  comparePages(before, after, report);
  if ((before.stream === undefined) !== (after.stream === undefined)) {
    report('breaking', place, after.stream ? 'The answer is a stream now.' : 'The answer is no stream any more.');
  }
  compareForm(before, after, { name: 'answer', place, inside: `${place}()` }, comparison);
  const [old, young] = [before.streamed, after.streamed];
  if (old === undefined && young !== undefined && before.stream === undefined) {
    report('feature', place, `The answer is a stream now where \`${young.flag}\` is true.`);
  }
  if (old !== undefined && young === undefined && after.stream === undefined) {
    report('breaking', place, 'The answer is never a stream any more.');
  }
  if (old === undefined || young === undefined) return;
  if (old.flag !== young.flag) report('breaking', place, `The stream is asked for by \`${young.flag}\` now.`);
  compareForm(old, young, { name: 'stream', place, inside: `${place}.stream()` }, comparison);
}

/** An answer in one of its forms. */
interface AnswerForm {
  readonly success: Response;
  readonly stream?: Stream;
}

/** What a form is called, and where it and its values are. */
interface FormPlace {
  readonly name: string;
  readonly place: string;
  readonly inside: string;
}

function compareForm(
  { success: old, stream: oldStream }: AnswerForm,
  { success: young, stream: youngStream }: AnswerForm,
  { name, place, inside }: FormPlace,
  comparison: Comparison,
): void {
  const { report } = comparison;
  const answered = { ...comparison, direction: 'response' } as const;
  const isSameKind = (oldStream === undefined) === (youngStream === undefined);
  if (isSameKind && old.mediaType && young.mediaType && old.mediaType !== young.mediaType) {
    report('fix', place, `The ${name} is sent as \`${young.mediaType}\` now.`);
  }
  if (old.schema && young.schema) compareSchemas(old.schema, young.schema, inside, answered);
  else if (old.schema) report('breaking', place, `The ${name} is empty now.`);
  else if (young.schema) report('feature', place, `The ${name} has content now.`);
  if (old.schema && !old.mayBeEmpty && young.mayBeEmpty) report('breaking', place, `The ${name} may be empty now.`);
  if (old.mayBeEmpty && !young.mayBeEmpty) report('fix', place, `The ${name} is never empty any more.`);
  compareProperties(headersOf(old), headersOf(young), `${inside}.headers`, answered);
  if (oldStream && youngStream) compareTurns(oldStream, youngStream, { place, report });
}

function headersOf({ headers }: Response): readonly Property[] {
  return headers.map((header) => ({
    name: header.name.toLowerCase(),
    required: header.required === true,
    schema: describedSchema(header),
  }));
}

/** Compares what a configuration says of a stream's events. */
function compareTurns(old: Stream, young: Stream, { place, report }: { place: string; report: Report }): void {
  if (old.done !== young.done) report('fix', place, 'The stream ends in another way now.');
  if (old.turn && !young.turn) report('breaking', place, 'Turns of the stream cannot be followed any more.');
  if (!old.turn && young.turn) report('feature', place, 'Turns of the stream can be followed now.');
  if (old.history && !young.history) report('breaking', place, 'A stream that breaks is not recovered any more.');
  if (!old.history && young.history) report('feature', place, 'A stream that breaks can be recovered now.');
  const rules = ({ turn, deltas, calls }: Stream) => [turn, deltas, calls];
  if (old.turn && young.turn && !isDeepStrictEqual(rules(old), rules(young))) {
    report('fix', place, 'Turns of the stream are followed in another way now.');
  }
}

function comparePages(before: Operation, after: Operation, report: Report): void {
  const [old, young] = [before.pagination, after.pagination];
  if ((old === undefined) !== (young === undefined)) {
    report('breaking', after.id, young ? 'The answer is read page by page now.' : 'The answer has no pages now.');
  } else if (!isDeepStrictEqual({ ...old, itemSchema: undefined }, { ...young, itemSchema: undefined })) {
    report('fix', after.id, 'Pages are read in another way now.');
  }
}
