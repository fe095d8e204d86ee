import type { OpenApiDocument, OperationObject, SchemaObject } from '../../spec/document.ts';
import { splitPointer } from '../../spec/json-pointer.ts';
import { preferredContent } from '../build/preferred-content.ts';
import { contentKind } from '../media-type.ts';

/**
 * What an operation answers, as far as the document says: a list, an object that holds one, or an object or file without
 * any. Undefined where the document leaves it open.
 */
export type AnswerForm = 'list' | 'holder' | 'thing' | undefined;

/** References and compositions that are followed, and properties that are looked into. */
const maxHops = 6;
const maxInside = 2;

/** What is known of a schema, by the way to it: unions of unions meet the same ones again and again. */
const knownForms = new WeakMap<SchemaObject, Map<string, AnswerForm>>();

/** Reads the form of the first successful answer. */
export function answerForm({ responses }: OperationObject, document: OpenApiDocument): AnswerForm {
  const [, success] = Object.entries(responses).find(([status]) => status.startsWith('2')) ?? [];
  const [mediaType, content] = (success?.content && preferredContent(success.content)) ?? [];
  if (mediaType === undefined || content?.schema === undefined || content['x-stream']) return undefined;
  const kind = contentKind(mediaType);
  return kind === 'json' || kind === 'any' ? formOf(content.schema, document, 0, 0) : 'thing';
}

function formOf(schema: SchemaObject, document: OpenApiDocument, hops: number, inside: number): AnswerForm {
  if (hops > maxHops) return undefined;
  const way = `${hops} ${inside}`;
  const known = knownForms.get(schema) ?? new Map<string, AnswerForm>();
  if (!known.has(way)) known.set(way, readForm(schema, document, hops, inside));
  knownForms.set(schema, known);
  return known.get(way);
}

function readForm(schema: SchemaObject, document: OpenApiDocument, hops: number, inside: number): AnswerForm {
  if (schema.$ref !== undefined) return formOf(targetOf(schema.$ref, document), document, hops + 1, inside);
  if ([schema.type].flat().includes('array')) return 'list';
  const members = [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  const forms = members.map((member) => formOf(member, document, hops + 1, inside));
  const properties = inside < maxInside ? Object.values(schema.properties ?? {}) : [];
  const held = properties.map((property) => formOf(property, document, hops, inside + 1));
  if (forms.includes('list')) return 'list';
  if (forms.includes('holder') || held.some((form) => form === 'list' || form === 'holder')) return 'holder';
  if (typeof schema.additionalProperties === 'object') return undefined;
  const isObject = Object.keys(schema.properties ?? {}).length > 0;
  return isObject || forms.includes('thing') ? 'thing' : undefined;
}

function targetOf(reference: string, { components }: OpenApiDocument): SchemaObject {
  return components.schemas[splitPointer(reference)?.[2] ?? ''] ?? {};
}
