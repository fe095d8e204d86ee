import { parameterProperties, parametersOf } from '../model/call-shape.ts';
import type { Operation, Parameter } from '../model/types.ts';
import { withoutNames } from '../spec/path-template.ts';
import type { Report } from './change.ts';
import { compareProperties, compareSchemas, type SchemaComparison } from './compare-schemas.ts';

/** What comparing two versions of a call needs. */
export type Comparison = Omit<SchemaComparison, 'direction'>;

/** Compares what is left of a call with what it was. */
export function compareOperations(before: Operation, after: Operation, comparison: Comparison): void {
  const { report } = comparison;
  const place = after.id;
  if (before.id !== after.id) report('breaking', before.id, `The call is \`${after.id}\` now.`);
  if (before.deprecated !== true && after.deprecated === true) report('fix', place, 'The call is deprecated.');
  if (!before.authenticated && after.authenticated) report('breaking', place, 'Needs a key now.');
  if (before.authenticated && !after.authenticated) report('fix', place, 'Needs no key any more.');
  if (prose(before) !== prose(after)) report('fix', place, 'The documentation is another.');
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
  compareWire(before, after, report);
  compareBodies(before, after, comparison);
  compareAnswers(before, after, comparison);
  compareStreams(before, after, comparison);
}

/** Names of placeholders are not part of an address. */
export function endpointOf({ method, declaredPath }: Operation): string {
  return `${method} ${withoutNames(declaredPath)}`;
}

/** Path parameters are told apart by their order; their names are those of flags. */
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
    const place = `${after.id}.${now.argument}`;
    if (parameter.flag !== now.flag) {
      report('breaking', place, `The flag was \`--${parameter.flag}\` and is \`--${now.flag}\`.`);
    }
    compareSchemas(parameter.schema, now.schema, place, comparison);
  });
}

/** Compares how parameters are sent, which users do not see. */
function compareWire(before: Operation, after: Operation, report: Report): void {
  const old = new Map(parametersOf(before).map((parameter) => [parameter.argument, wireOf(parameter)]));
  for (const parameter of parametersOf(after)) {
    const was = old.get(parameter.argument);
    if (was !== undefined && was !== wireOf(parameter)) {
      report('fix', `${after.id}.${parameter.argument}`, 'Is sent in another way.');
    }
  }
}

function wireOf({ in: place, style, explode, allowReserved, mediaType }: Parameter): string {
  return JSON.stringify([place, style, explode, allowReserved, mediaType]);
}

function prose({ summary, description }: Operation): string {
  return JSON.stringify([summary, description]);
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

function compareAnswers(before: Operation, after: Operation, comparison: Comparison): void {
  const { report } = comparison;
  const place = after.id;
  const [old, young] = [before.success.schema, after.success.schema];
  const [oldType, youngType] = [before.success.mediaType, after.success.mediaType];
  if ((before.pagination === undefined) !== (after.pagination === undefined)) {
    report(
      'breaking',
      place,
      after.pagination ? 'The answer is read page by page now.' : 'The answer has no pages now.',
    );
  } else if (pagesOf(before) !== pagesOf(after)) report('fix', place, 'Pages are read in another way now.');
  if ((before.stream === undefined) !== (after.stream === undefined)) {
    report('breaking', place, after.stream ? 'The answer is a stream now.' : 'The answer is no stream any more.');
  } else if (oldType && youngType && oldType !== youngType) {
    report('fix', place, `The answer is sent as \`${youngType}\` now.`);
  }
  if (old && young) compareSchemas(old, young, `${place}()`, { ...comparison, direction: 'response' });
  else if (old) report('breaking', place, 'The answer is empty now.');
  else if (young) report('feature', place, 'The answer has content now.');
}

/** Compares the streams that calls may be asked for in place of a whole answer. */
function compareStreams(before: Operation, after: Operation, comparison: Comparison): void {
  const { report } = comparison;
  const place = after.id;
  const [old, young] = [before.streamed, after.streamed];
  if (old === undefined && young !== undefined && before.stream === undefined) {
    report('feature', place, `The answer is a stream now where \`${young.flag}\` is true.`);
  }
  if (old !== undefined && young === undefined && after.stream === undefined) {
    report('breaking', place, 'The answer is never a stream any more.');
  }
  if (old === undefined || young === undefined) return;
  if (old.flag !== young.flag) report('breaking', place, `The stream is asked for by \`${young.flag}\` now.`);
  const { mediaType = '' } = young.success;
  if (old.success.mediaType !== mediaType) report('fix', place, `The stream is sent as \`${mediaType}\` now.`);
  if (old.success.schema === undefined || young.success.schema === undefined) return;
  compareSchemas(old.success.schema, young.success.schema, `${place}.stream()`, {
    ...comparison,
    direction: 'response',
  });
}

/** How pages are read, whatever they hold. */
function pagesOf({ pagination }: Operation): string | undefined {
  return pagination && JSON.stringify({ ...pagination, itemSchema: undefined });
}
