import { isEqualJson, type Json } from '../json.ts';
import type { ObjectSchema, Property, Schema } from '../model/schema.ts';
import { propertiesOf, resolveSchema, type SchemaIndex, valuesOf, variantsOf } from '../model/schema-tools.ts';
import type { ChangeLevel, Direction, Report } from './change.ts';
import { compareLimits, compareNotes } from './compare-limits.ts';
import { holds, includes, isNumber, isSameReference } from './schema-relations.ts';
import { schemaWords } from './schema-words.ts';

/** What comparing two schemas needs. */
export interface SchemaComparison {
  readonly direction: Direction;
  readonly before: SchemaIndex;
  readonly after: SchemaIndex;
  readonly report: Report;
  /** What was compared though its names differ: once is enough, and it may lead back to itself. */
  readonly compared: Set<string>;
}

/**
 * Compares two versions of a schema. What both refer to by the same name is left out: named schemas are compared by
 * themselves, once.
 */
export function compareSchemas(before: Schema, after: Schema, place: string, comparison: SchemaComparison): void {
  compareNull(before, after, place, comparison);
  compareNotes(before, after, place, comparison);
  if (isSameReference(before, after)) return;
  if (before.kind === 'reference' && after.kind === 'reference') {
    const pair = JSON.stringify([comparison.direction, before.name, after.name]);
    if (comparison.compared.has(pair)) return;
    comparison.compared.add(pair);
  }
  compareForms(before, after, place, comparison);
}

/** A change, by who sends the value. */
type Meaning = Readonly<Record<Direction, readonly [level: ChangeLevel, message: string]>>;

const nullable: Meaning = { request: ['feature', 'May be null now.'], response: ['breaking', 'Can be null now.'] };
const neverNull: Meaning = {
  request: ['breaking', 'Must not be null any more.'],
  response: ['fix', 'Is never null any more.'],
};
const required: Meaning = {
  request: ['breaking', 'Is required now.'],
  response: ['fix', 'Is always there now.'],
};
const optional: Meaning = {
  request: ['feature', 'Is optional now.'],
  response: ['breaking', 'May be missing now.'],
};

function tell(meaning: Meaning, place: string, { direction, report }: SchemaComparison): void {
  const [level, message] = meaning[direction];
  report(level, place, message);
}

function compareNull(before: Schema, after: Schema, place: string, comparison: SchemaComparison): void {
  if ((before.nullable ?? false) === (after.nullable ?? false) || after.kind === 'unknown') return;
  tell(after.nullable === true ? nullable : neverNull, place, comparison);
}

function compareForms(before: Schema, after: Schema, place: string, comparison: SchemaComparison): void {
  const old = resolveSchema(before, comparison.before);
  const young = resolveSchema(after, comparison.after);
  const [oldValues, youngValues] = [valuesOf(old), valuesOf(young)];
  const [oldForms, youngForms] = [formsOf(before, old), formsOf(after, young)];
  const unions = [old, young].filter(({ kind }) => kind === 'union').length;
  if (oldValues && youngValues) {
    const isOther = oldValues.every((value) => lacks(youngValues, value));
    if (isOther) comparison.report('breaking', place, `Was ${schemaWords(old)} and is ${schemaWords(young)}.`);
    else compareValues(oldValues, youngValues, place, comparison);
  } else if (old.kind === 'object' && young.kind === 'object') compareObjects(old, young, place, comparison);
  else if (old.kind === 'array' && young.kind === 'array') {
    compareLimits(old, young, place, comparison);
    compareSchemas(old.items, young.items, `${place}[]`, comparison);
  } else if (unions === 2 || (unions === 1 && oldForms.some((form) => holds(youngForms, form)))) {
    compareUnions(oldForms, youngForms, place, {
      ...comparison,
      isOpen: variantsOf(old, comparison.before) !== undefined,
    });
  } else if (!compareParts(old, young, place, comparison)) compareKinds(old, young, place, comparison);
}

/** A schema that is no union is the only form of its values. */
function formsOf(schema: Schema, resolved: Schema): readonly Schema[] {
  return resolved.kind === 'union' ? resolved.members : [schema];
}

function lacks(values: readonly Json[], value: Json): boolean {
  return !values.some((other) => isEqualJson(other, value));
}

function compareValues(
  before: readonly Json[],
  after: readonly Json[],
  place: string,
  { direction, report }: SchemaComparison,
): void {
  for (const value of before.filter((candidate) => lacks(after, candidate))) {
    report(direction === 'request' ? 'breaking' : 'fix', place, `The value ${JSON.stringify(value)} is gone.`);
  }
  for (const value of after.filter((candidate) => lacks(before, candidate))) {
    report('feature', place, `The value ${JSON.stringify(value)} is new.`);
  }
}

function compareObjects(before: ObjectSchema, after: ObjectSchema, place: string, comparison: SchemaComparison): void {
  compareLimits(before, after, place, comparison);
  compareProperties(before.properties, after.properties, place, comparison);
  compareFurther(furtherProperties(before), furtherProperties(after), { place, name: 'properties' }, comparison);
}

/** Compares what may stand beside what is declared. */
function compareFurther(
  before: Schema | undefined,
  after: Schema | undefined,
  { place, name }: { readonly place: string; readonly name: 'items' | 'properties' },
  comparison: SchemaComparison,
): void {
  if (before && after) compareSchemas(before, after, `${place}.*`, comparison);
  else if (before) comparison.report('breaking', place, `Further ${name} are gone.`);
  else if (after) comparison.report('feature', place, `Further ${name} are possible now.`);
}

/** An object of which nothing is said holds anything. */
function furtherProperties({ properties, additionalProperties }: ObjectSchema): Schema | undefined {
  if (additionalProperties === undefined) return properties.length === 0 ? { kind: 'unknown' } : undefined;
  return additionalProperties.kind === 'never' ? undefined : additionalProperties;
}

/**
 * Compares objects that are made of parts by all properties but those of the parts that both name: these are compared by
 * themselves.
 *
 * @returns False where one of them is no object.
 */
function compareParts(before: Schema, after: Schema, place: string, comparison: SchemaComparison): boolean {
  const [old, young] = [partsOf(before), partsOf(after)];
  const own = (parts: readonly Schema[], others: readonly Schema[], index: SchemaIndex) => {
    const members = parts.filter((part) => !others.some((other) => isSameReference(part, other)));
    return propertiesOf({ kind: 'intersection', members }, index);
  };
  const [oldProperties, youngProperties] = [own(old, young, comparison.before), own(young, old, comparison.after)];
  if (oldProperties === undefined || youngProperties === undefined) return false;
  compareProperties(oldProperties, youngProperties, place, comparison);
  return true;
}

function partsOf(schema: Schema): readonly Schema[] {
  return schema.kind === 'intersection' ? schema.members : [schema];
}

/** Compares what stands under names: properties of an object, or of a parameter object. */
export function compareProperties(
  before: readonly Property[],
  after: readonly Property[],
  place: string,
  comparison: SchemaComparison,
): void {
  const { direction, report } = comparison;
  const young = new Map(after.map((property) => [property.name, property]));
  const known = new Set(before.map(({ name }) => name));
  for (const property of before) {
    const inside = `${place}.${property.name}`;
    const now = young.get(property.name);
    if (now === undefined) {
      report('breaking', inside, 'Is gone.');
      continue;
    }
    if (property.required !== now.required) tell(now.required ? required : optional, inside, comparison);
    compareSchemas(property.schema, now.schema, inside, comparison);
  }
  for (const property of after.filter(({ name }) => !known.has(name))) {
    const inside = `${place}.${property.name}`;
    if (direction === 'request' && property.required) report('breaking', inside, 'Is new, and required.');
    else report('feature', inside, 'Is new.');
  }
}

function compareUnions(
  before: readonly Schema[],
  after: readonly Schema[],
  place: string,
  comparison: SchemaComparison & { readonly isOpen: boolean },
): void {
  const { direction, report, isOpen } = comparison;
  const isSent = direction === 'request';
  const gone = before.filter((member) => !holds(after, member));
  const added = after.filter((member) => !holds(before, member));
  for (const member of gone) {
    const now = onlyOf(gone, member) && added.find((other) => other.kind === member.kind && onlyOf(added, other));
    if (now && member.kind !== 'reference') {
      compareSchemas(member, now, place, comparison);
      added.splice(added.indexOf(now), 1);
    } else report(isSent ? 'breaking' : 'fix', place, `The form ${schemaWords(member)} is gone.`);
  }
  // Answers are typed open to variants that a document does not know, where something tells variants apart.
  for (const member of added) {
    report(isSent || isOpen ? 'feature' : 'breaking', place, `The form ${schemaWords(member)} is new.`);
  }
}

/** Whether no other of the schemas is of the same kind: then it is known again though it has changed. */
function onlyOf(schemas: readonly Schema[], schema: Schema): boolean {
  return !schemas.some((other) => other !== schema && other.kind === schema.kind);
}

function compareKinds(before: Schema, after: Schema, place: string, comparison: SchemaComparison): void {
  if (before.kind === after.kind) {
    compareLimits(before, after, place, comparison);
    compareMembers(membersOf(before), membersOf(after), place, comparison);
    if (before.kind === 'tuple' && after.kind === 'tuple') {
      compareFurther(before.rest, after.rest, { place, name: 'items' }, comparison);
    }
    return;
  }
  const level = levelOfKinds(before, after, comparison.direction);
  comparison.report(level, place, `Was ${schemaWords(before)} and is ${schemaWords(after)}.`);
}

function levelOfKinds(before: Schema, after: Schema, direction: Direction): ChangeLevel {
  const isSent = direction === 'request';
  // Both are the same type in TypeScript; only a server may mind.
  if (isNumber(before) && isNumber(after)) return isSent && after.kind === 'integer' ? 'breaking' : 'fix';
  if (isSent) return includes(after, before) ? 'feature' : 'breaking';
  // Some texts in an answer are typed as any text, of which these are known.
  const isOfTexts = before.kind === 'enum' && after.kind === 'string' && includes(after, before);
  return isOfTexts || includes(before, after) ? 'fix' : 'breaking';
}

/** What something is made of, in its order. */
function membersOf(schema: Schema): readonly Schema[] {
  if (schema.kind === 'tuple') return schema.prefixItems;
  return schema.kind === 'intersection' ? schema.members : [];
}

function compareMembers(
  before: readonly Schema[],
  after: readonly Schema[],
  place: string,
  comparison: SchemaComparison,
): void {
  before.forEach((member, index) => {
    const now = after[index];
    if (now !== undefined) compareSchemas(member, now, place, comparison);
  });
  if (before.length !== after.length) comparison.report('breaking', place, 'Is made of other parts now.');
}
