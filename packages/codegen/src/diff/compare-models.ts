import { modelIndex } from '../model/model-index.ts';
import type { ApiModel, Operation } from '../model/types.ts';
import { type Change, changeLevels, type Report } from './change.ts';
import { compareClients } from './compare-clients.ts';
import { type Comparison, compareOperations, endpointOf } from './compare-operations.ts';
import { compareSchemas } from './compare-schemas.ts';

/** The differences between two versions of an API, for users of its SDK: the worst first, then by place. */
export function compareModels(before: ApiModel, after: ApiModel): readonly Change[] {
  const changes: Change[] = [];
  const report: Report = (level, place, message) => void changes.push({ level, place, message });
  const indexes = { before: modelIndex(before).schemas, after: modelIndex(after).schemas };
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
  for (const [name, { schema, typeName, deprecated, description }] of old ?? []) {
    const now = young?.get(name);
    if (now === undefined) report('breaking', name, 'The webhook is gone.');
    else {
      if (typeName !== now.typeName)
        report('breaking', name, `The type was \`${typeName}\` and is \`${now.typeName}\`.`);
      if (!deprecated && now.deprecated) report('fix', name, 'The webhook is deprecated.');
      if (description !== now.description) report('fix', name, 'The documentation is another.');
      compareSchemas(schema, now.schema, name, { ...comparison, direction: 'response' });
    }
  }
  for (const name of young?.keys() ?? []) if (!old?.has(name)) report('feature', name, 'The webhook is new.');
}
