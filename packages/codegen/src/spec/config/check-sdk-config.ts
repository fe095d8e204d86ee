import { type OutputUnit, type Schema, Validator } from '@cfworker/json-schema';
import { didYouMean } from '../../did-you-mean.ts';
import { isJsonObject, type Json, ownValue, valueAt } from '../../json.ts';
import { splitPointer } from '../json-pointer.ts';
import type { Fault } from '../problem.ts';
import schema from './sdk-config.schema.json' with { type: 'json' };

/** Keywords that only pass on what is wrong further inside. */
const passingKeywords = new Set(['$ref', 'additionalProperties', 'else', 'if', 'items', 'properties', 'propertyNames']);

/** Holds a configuration against `sdk-config.schema.json`. All faults are given, in the schema's order. */
export function checkSdkConfig(value: Json): Fault[] {
  // The library's types are mutable, and wider than the file's.
  const validator = new Validator(schema as Schema, '2020-12', false);
  const units = validator.validate(value).errors;
  return units
    .filter(({ keyword }) => !passingKeywords.has(keyword))
    .map((unit) => ({ pointer: unit.instanceLocation, message: messageOf(unit, units) }));
}

function messageOf(unit: OutputUnit, units: readonly OutputUnit[]): string {
  const rule = schemaAt(unit.keywordLocation);
  switch (unit.keyword) {
    case 'false':
      return `This key is not known here. ${knownKeys(unit, units)}`;
    case 'required':
      return `The key ${/"[^"]*"/.exec(unit.error)?.[0]} is missing here. Add it.`;
    case 'type':
      return `The value is not ${article(String(ownValue(rule, 'type')))}. ${wanted(rule)}`;
    case 'enum':
      return `The value is none of ${listOf(rule)}. ${wanted(rule)}`;
    case 'pattern':
      return `The value does not have the right form. ${wanted(rule)}`;
    default:
      return `${unit.error} ${wanted(rule)}`;
  }
}

function knownKeys(unit: OutputUnit, units: readonly OutputUnit[]): string {
  const parent = unit.instanceLocation.slice(0, unit.instanceLocation.lastIndexOf('/'));
  const owner = units.find((other) => other.keyword === 'additionalProperties' && other.instanceLocation === parent);
  const properties = owner && ownValue(schemaAt(owner.keywordLocation), 'properties');
  if (!isJsonObject(properties)) return 'Remove it.';
  const known = Object.keys(properties);
  const given = splitPointer(unit.instanceLocation)?.at(-1) ?? '';
  return didYouMean(given, known, `Known are: ${known.join(', ')}.`);
}

/** The schema that holds the keyword at a location of the library's output, which passes through references. */
function schemaAt(keywordLocation: string): Json | undefined {
  let node: Json | undefined = schema;
  for (const key of (splitPointer(keywordLocation) ?? []).slice(0, -1)) {
    const next = ownValue(node, key);
    node = key === '$ref' ? valueAt(schema, splitPointer(String(next)) ?? []) : next;
  }
  return node;
}

function listOf(rule: Json | undefined): string {
  const values = ownValue(rule, 'enum');
  return Array.isArray(values) ? values.join(', ') : '';
}

function wanted(rule: Json | undefined): string {
  const description = ownValue(rule, 'description');
  return typeof description === 'string' ? `Wanted: ${description}` : 'See the configuration schema.';
}

function article(type: string): string {
  return /^[aeio]/.test(type) ? `an ${type}` : `a ${type}`;
}
