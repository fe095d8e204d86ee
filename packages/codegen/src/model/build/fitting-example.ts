import { isEqualJson, isJsonObject, type Json } from '../../json.ts';
import type { Schema } from '../schema.ts';

/**
 * An example as its schema has it, or undefined where it is none: documents quote numbers, write numbers bare where texts
 * are meant, and show values that an enum has lost. What is inside of lists and objects is taken as it is.
 */
export function fittingExample(schema: Schema, value: Json): Json | undefined {
  if (value === null) return schema.nullable === true || schema.kind === 'null' ? null : undefined;
  switch (schema.kind) {
    case 'string':
      return typeof value === 'object' ? undefined : fittingText(String(value), schema.format);
    case 'number':
    case 'integer':
      return fittingNumber(value, schema.kind);
    case 'boolean':
      return [true, false].find((one) => String(value) === String(one));
    case 'const':
      return isEqualJson(value, schema.value) ? value : undefined;
    case 'enum':
      return schema.values.find((one) => isEqualJson(value, one));
    case 'array':
    case 'tuple':
      return Array.isArray(value) ? value : undefined;
    case 'object':
      return isJsonObject(value) ? value : undefined;
    default:
      return value;
  }
}

/** Readers of YAML take a date for a time, and write it so. */
function fittingText(text: string, format: string | undefined): string {
  return format === 'date' ? text.replace(/^(\d{4}-\d{2}-\d{2})T.*/s, '$1') : text;
}

function fittingNumber(value: Json, kind: 'number' | 'integer'): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  const fits = kind === 'integer' ? Number.isInteger(number) : Number.isFinite(number);
  return fits ? (number as number) : undefined;
}
