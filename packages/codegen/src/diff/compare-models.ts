import { parameterProperties, parametersOf } from '../model/call-shape.ts';
import type { ApiModel, Operation, Parameter } from '../model/types.ts';
import { type Change, changeLevels, type Report } from './change.ts';
import { compareClients } from './compare-clients.ts';
import { compareProperties, compareSchemas, type SchemaComparison } from './compare-schemas.ts';

/** The differences between two versions of an API, for users of its SDK: the worst first, then by place. */
export function compareModels(before: ApiModel, after: ApiModel): readonly Change[] {
  const changes: Change[] = [];
  const report: Report = (level, place, message) => void changes.push({ level, place, message });
  const indexes = {
    before: new Map(before.schemas.map((named) => [named.name, named])),
    after: new Map(after.schemas.map((named) => [named.name, named])),
  };
  const comparison = { ...indexes, report, compared: new Set<string>() };
  compareClients(before, after, report);
  const pairs = pairOperations(before.operations, after.operations);
  for (const operation of before.operations) {
    const young = pairs.get(operation);
    if (young === undefined) report('breaking', operation.id, 'The call is gone.');
    else compareOperations(operation, young, comparison);
  }
  const known = new Set(pairs.values());
  for (const operation of after.operations) {
    if (!known.has(operation)) report('feature', operation.id, 'The call is new.');
  }
  compareWebhooks(before, after, comparison);
  compareNamedSchemas(before, comparison);
  const rank = ({ level }: Change) => changeLevels.indexOf(level);
  // What is both sent and answered is told once, by the worse of the two.
  const told = new Map<string, Change>();
  for (const change of changes.sort((a, b) => rank(a) - rank(b))) {
    const key = JSON.stringify([change.place, change.message]);
    if (!told.has(key)) told.set(key, change);
  }
  return [...told.values()];
}

/** What shows that two operations are the same, from the surest sign to the least. */
const signs: readonly ((operation: Operation) => string | undefined)[] = [
  endpointOf,
  ({ id }) => id,
  ({ operationId }) => operationId,
];

/** The operations of before with what has become of them. */
function pairOperations(before: readonly Operation[], after: readonly Operation[]): ReadonlyMap<Operation, Operation> {
  const pairs = new Map<Operation, Operation>();
  for (const sign of signs) {
    const taken = new Set(pairs.values());
    const free = new Map(after.filter((each) => !taken.has(each)).map((each) => [sign(each), each]));
    for (const operation of before.filter((each) => !pairs.has(each))) {
      const wanted = sign(operation);
      const young = wanted === undefined ? undefined : free.get(wanted);
      if (young !== undefined) pairs.set(operation, young);
      free.delete(wanted);
    }
  }
  return pairs;
}

/** Names of placeholders are not part of an address. */
function endpointOf({ method, declaredPath }: Operation): string {
  return `${method} ${declaredPath.replace(/\{[^{}]*\}/g, '{}')}`;
}

type Comparison = Omit<SchemaComparison, 'direction'>;

function compareNamedSchemas({ schemas }: ApiModel, comparison: Comparison): void {
  for (const { name, schema, inRequests, inResponses } of schemas) {
    const young = comparison.after.get(name);
    if (young === undefined) {
      comparison.report('breaking', name, 'The type is gone.');
      continue;
    }
    if (inRequests && young.inRequests) {
      compareSchemas(schema, young.schema, name, { ...comparison, direction: 'request' });
    }
    if (inResponses && young.inResponses) {
      compareSchemas(schema, young.schema, name, { ...comparison, direction: 'response' });
    }
  }
}

function compareWebhooks(before: ApiModel, after: ApiModel, comparison: Comparison): void {
  const { report } = comparison;
  const [old, young] = [before, after].map(
    ({ webhooks }) => new Map(webhooks?.webhooks.map((each) => [each.name, each])),
  );
  for (const [name, { schema, typeName, deprecated }] of old ?? []) {
    const now = young?.get(name);
    if (now === undefined) report('breaking', name, 'The webhook is gone.');
    else {
      if (typeName !== now.typeName)
        report('breaking', name, `The type was \`${typeName}\` and is \`${now.typeName}\`.`);
      if (!deprecated && now.deprecated) report('fix', name, 'The webhook is deprecated.');
      compareSchemas(schema, now.schema, name, { ...comparison, direction: 'response' });
    }
  }
  for (const name of young?.keys() ?? []) if (!old?.has(name)) report('feature', name, 'The webhook is new.');
}

function compareOperations(before: Operation, after: Operation, comparison: Comparison): void {
  const { report } = comparison;
  const place = after.id;
  if (before.id !== after.id) report('breaking', before.id, `The call is \`${after.id}\` now.`);
  if (before.deprecated !== true && after.deprecated === true) report('fix', place, 'The call is deprecated.');
  if (!before.authenticated && after.authenticated) report('breaking', place, 'Needs a key now.');
  if (before.authenticated && !after.authenticated) report('fix', place, 'Needs no key any more.');
  const [old, young] = [prose(before), prose(after)];
  if (old !== young) report('fix', place, 'The documentation is another.');
  const sent = { ...comparison, direction: 'request' } as const;
  if (endpointOf(before) !== endpointOf(after)) {
    report('fix', place, `The address is \`${after.method.toUpperCase()} ${after.path}\` now.`);
  }
  if (before.server?.url !== after.server?.url) {
    const where = after.server === undefined ? 'the address of all calls' : `\`${after.server.url}\``;
    report('fix', place, `Is sent to ${where} now.`);
  }
  comparePathParameters(before, after, sent);
  compareProperties(parameterProperties(before), parameterProperties(after), place, sent);
  compareWire(before, after, report);
  compareBodies(before, after, comparison);
  compareAnswers(before, after, comparison);
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
  const direction = 'request';
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
  } else compareSchemas(old.schema, young.schema, place, { ...comparison, direction });
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

/** How pages are read, whatever they hold. */
function pagesOf({ pagination }: Operation): string | undefined {
  return pagination && JSON.stringify({ ...pagination, itemSchema: undefined });
}
