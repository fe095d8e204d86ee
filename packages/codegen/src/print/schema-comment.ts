import type { Schema } from '../model/schema.ts';
import type { Code } from './code.ts';
import { docComment } from './doc-comment.ts';

/** What is said of schemas, which clients and servers say alike. */
const comments = new WeakMap<Schema, Code>();

/** Documentation of a property or of a type, made from what the schema says of itself. */
export function schemaComment(schema: Schema): Code {
  const comment = comments.get(schema) ?? printComment(schema);
  comments.set(schema, comment);
  return comment;
}

function printComment(schema: Schema): Code {
  const constant = schema.kind === 'const';
  return docComment({
    text: [schema.description, constraintText(schema)].filter((part) => part !== undefined && part !== '').join('\n\n'),
    tags: schema.default === undefined || constant ? [] : [['default', JSON.stringify(schema.default)]],
    deprecated: schema.deprecated,
  });
}

/** The limits of a value, as sentences. */
function constraintText(schema: Schema): string | undefined {
  switch (schema.kind) {
    case 'string': {
      const { minLength, maxLength, format } = schema;
      const limits = [range(minLength, maxLength, 'character', 'characters'), format && `Format: ${format}.`];
      return limits.filter(Boolean).join(' ') || undefined;
    }
    case 'array':
      return range(schema.minItems, schema.maxItems, 'item', 'items');
    case 'object':
      return range(schema.minProperties, schema.maxProperties, 'property', 'properties');
    case 'number':
    case 'integer': {
      const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
      if (minimum !== undefined && maximum !== undefined) return `From ${minimum} to ${maximum}.`;
      const limits = [
        minimum !== undefined && `At least ${minimum}.`,
        exclusiveMinimum !== undefined && `More than ${exclusiveMinimum}.`,
        maximum !== undefined && `At most ${maximum}.`,
        exclusiveMaximum !== undefined && `Less than ${exclusiveMaximum}.`,
      ];
      return limits.filter(Boolean).join(' ') || undefined;
    }
    default:
      return undefined;
  }
}

function range(
  minimum: number | undefined,
  maximum: number | undefined,
  one: string,
  several: string,
): string | undefined {
  const counted = (count: number) => `${count} ${count === 1 ? one : several}`;
  if (minimum !== undefined && maximum !== undefined) return `From ${minimum} to ${counted(maximum)}.`;
  if (minimum !== undefined) return `At least ${counted(minimum)}.`;
  return maximum === undefined ? undefined : `At most ${counted(maximum)}.`;
}
