import { isDeepStrictEqual } from 'node:util';
import { parameterProperties } from '../model/call-shape.ts';
import { describedSchema } from '../model/schema-tools.ts';
import type { Operation } from '../model/types.ts';
import { withoutNames } from '../spec/path-template.ts';
import type { Report } from './change.ts';
import { compareAnswers } from './compare-answers.ts';
import { compareArguments } from './compare-arguments.ts';
import { compareProperties, compareSchemas, type SchemaComparison } from './compare-schemas.ts';

/** What comparing two versions of a call needs. */
export type Comparison = Omit<SchemaComparison, 'direction'>;

/** Compares what is left of a call with what it was. */
export function compareOperations(before: Operation, after: Operation, comparison: Comparison): void {
  const { report } = comparison;
  const place = after.id;
  if (before.id !== after.id) report('breaking', before.id, `The call is \`${after.id}\` now.`);
  else compareNames(before, after, report);
  if (before.deprecated !== true && after.deprecated === true) report('fix', place, 'The call is deprecated.');
  if (!before.authenticated && after.authenticated) report('breaking', place, 'Needs a key now.');
  if (before.authenticated && !after.authenticated) report('fix', place, 'Needs no key any more.');
  if (!isDeepStrictEqual(prose(before), prose(after))) report('fix', place, 'The documentation is another.');
  if (endpointOf(before) !== endpointOf(after)) {
    report('fix', place, `The address is \`${after.method.toUpperCase()} ${after.path}\` now.`);
  }
  if (before.server?.url !== after.server?.url) {
    const where = after.server === undefined ? 'the address of all calls' : `\`${after.server.url}\``;
    report('fix', place, `Is sent to ${where} now.`);
  }
  const sent = { ...comparison, direction: 'request' } as const;
  comparePathParameters(before, after, sent);
  compareProperties(parameterProperties(before), parameterProperties(after), place, sent);
  compareBodies(before, after, comparison);
  compareArguments(before, after, report);
  compareRepeats(before, after, report);
  compareAnswers(before, after, comparison);
  if (!isDeepStrictEqual(before.touches, after.touches)) report('fix', place, 'Makes other results stale now.');
}

/** Names of placeholders are not part of an address. */
export function endpointOf({ method, declaredPath }: Operation): string {
  return `${method} ${withoutNames(declaredPath)}`;
}

/** What users write beside the name of the call. */
const namesOf = ({ names, streamed }: Operation): readonly (string | undefined)[] => [
  names.params,
  names.response,
  names.page,
  names.turn?.turn,
  names.react.hook,
  names.command,
  names.conversation,
  streamed?.names.params,
  streamed?.names.response,
];

/** Compares what has another name though the call keeps its own. What is new or gone is told by what it names. */
function compareNames(before: Operation, after: Operation, report: Report): void {
  const young = namesOf(after);
  for (const [index, name] of namesOf(before).entries()) {
    const now = young[index];
    if (name !== undefined && now !== undefined && name !== now) {
      report('breaking', after.id, `\`${name}\` is \`${now}\` now.`);
    }
  }
}

/** Path parameters are told apart by their order. */
function comparePathParameters(before: Operation, after: Operation, comparison: SchemaComparison): void {
  const { report } = comparison;
  const [old, young] = [before.pathParameters, after.pathParameters];
  if (old.length !== young.length) {
    report(
      'breaking',
      after.id,
      `Takes other path arguments: ${young.map(({ argument }) => argument).join(', ') || 'none'}.`,
    );
    return;
  }
  old.forEach((parameter, index) => {
    const now = young[index] ?? parameter;
    compareSchemas(describedSchema(parameter), describedSchema(now), `${after.id}.${now.argument}`, comparison);
  });
}

/** What the document says of a call beside its form. */
function prose({ summary, description, body, success, errors, links }: Operation): unknown {
  return [summary, description, body?.description, success.description, errors, links];
}

function compareBodies(before: Operation, after: Operation, comparison: Comparison): void {
  const { report } = comparison;
  const place = after.id;
  const [old, young] = [before.body, after.body];
  if (old === undefined && young === undefined) return;
  if (old === undefined || young === undefined) {
    if (old) report('breaking', place, 'The body is gone.');
    else report(young?.required ? 'breaking' : 'feature', place, 'A body is new.');
    return;
  }
  if (old.mediaType !== young.mediaType) {
    report('fix', place, `The body is sent as \`${young.mediaType}\` now.`);
  }
  if (!old.required && young.required) report('breaking', place, 'The body is required now.');
  if (old.required && !young.required) report('feature', place, 'The body is optional now.');
  if ((old.fields === undefined) !== (young.fields === undefined)) {
    report(
      'breaking',
      place,
      young.fields ? 'The body is given by its properties now.' : 'The body is given whole now.',
    );
  } else compareSchemas(old.schema, young.schema, place, { ...comparison, direction: 'request' });
}

/** Compares what makes a call safe to repeat. */
function compareRepeats(before: Operation, after: Operation, report: Report): void {
  const [old, young] = [before.idempotencyHeader, after.idempotencyHeader];
  if (old === young) return;
  if (young === undefined) report('breaking', after.id, 'Takes no idempotency key any more.');
  else if (old === undefined) report('feature', after.id, 'Takes an idempotency key now.');
  else report('fix', after.id, `The idempotency key is sent as \`${young}\` now.`);
}
