import { isJsonObject, type Json, type JsonObject, ownValue } from '../../json.ts';
import type {
  EncodingObject,
  ExampleObject,
  HeaderObject,
  MediaTypeObject,
  SchemaObject,
  StreamFraming,
} from '../document.ts';
import { joinPointer } from '../json-pointer.ts';
import { essenceOf, isJsonLines } from '../media-type.ts';
import { isOld, type NormaliseContext, type Reader } from './context.ts';
import { flag, mapOf, objectOf, prose, text } from './fields.ts';
import { resolved } from './resolved.ts';
import { schema } from './schema.ts';
import { splitAnnotations } from './schema-form.ts';
import { eventItem } from './stream-item.ts';

/** Media types whose content has a form even where the document does not give it. */
const structured = /^(?:text|multipart)\/|json|xml|x-www-form-urlencoded|^\*\/\*$/;

/** The content of an answer, which may be a stream. */
export const responseContent: Reader<Record<string, MediaTypeObject>> = (...place) => content(...place, true);

/** The content of a request, a parameter or a header, which is there at once. */
export const wholeContent: Reader<Record<string, MediaTypeObject>> = (...place) => content(...place, false);

function content(
  value: Json,
  pointer: string,
  context: NormaliseContext,
  mayStream: boolean,
): Record<string, MediaTypeObject> | undefined {
  if (!isJsonObject(value)) return undefined;
  const result: Record<string, MediaTypeObject> = Object.create(null);
  for (const [name, item] of Object.entries(value)) {
    const target = resolved(item, joinPointer(pointer, name), context);
    const type = essenceOf(name);
    if (!target) continue;
    const framing = mayStream ? framingOf(type, target.value) : undefined;
    result[name] = mediaType(target.value, target.pointer, context, type, framing);
  }
  return result;
}

/** How items are set apart. Any other text is read whole, unless the document gives the form of its pieces. */
function framingOf(type: string, value: JsonObject): StreamFraming | undefined {
  if (type === 'text/event-stream') return 'sse';
  if (isJsonLines(type)) return 'jsonl';
  return type.startsWith('text/') && Object.hasOwn(value, 'itemSchema') ? 'text' : undefined;
}

function mediaType(
  value: JsonObject,
  pointer: string,
  context: NormaliseContext,
  type: string,
  framing: StreamFraming | undefined,
): MediaTypeObject {
  const form = framing ? streamSchema(value, pointer, context, framing) : wholeSchema(value, pointer, context, type);
  const examples = readExamples(value, pointer, context);
  const encodings = encoding(ownValue(value, 'encoding') ?? null, joinPointer(pointer, 'encoding'), context);
  return {
    ...(form && { schema: form }),
    ...(examples && { examples }),
    ...(encodings && { encoding: encodings }),
    ...(framing && { 'x-stream': framing }),
  };
}

function wholeSchema(
  value: JsonObject,
  pointer: string,
  context: NormaliseContext,
  type: string,
): SchemaObject | undefined {
  const items = ownValue(value, 'itemSchema');
  if (items !== undefined) {
    return { type: 'array', items: schema(items, joinPointer(pointer, 'itemSchema'), context) ?? {} };
  }
  const line = isJsonLines(type) ? streamSchema(value, pointer, context, 'jsonl') : {};
  if (Object.keys(line).length > 0) return { type: 'array', items: line };
  const source = ownValue(value, 'schema');
  const form = source === undefined ? undefined : schema(source, joinPointer(pointer, 'schema'), context);
  if (structured.test(type)) return form && isOld(context) ? withoutBytes(form) : form;
  return form && Object.keys(form).length > 0 ? form : { type: 'string', format: 'binary' };
}

/** Before 3.1 content has bytes for a schema where a server sends a file. Of text and JSON nothing is known then. */
function withoutBytes(form: SchemaObject): SchemaObject {
  return form.format === 'binary' ? splitAnnotations(form).annotations : form;
}

/**
 * `itemSchema` is that of one item. A `schema` describes the whole content, which counts as a list of the items; one that
 * is no list is the item, as documents before 3.2 have it.
 *
 * @see https://spec.openapis.org/oas/v3.2.0.html#sequential-media-types
 */
function streamSchema(
  value: JsonObject,
  pointer: string,
  context: NormaliseContext,
  framing: StreamFraming,
): SchemaObject {
  if (framing === 'text') return { type: 'string' };
  const key = Object.hasOwn(value, 'itemSchema') ? 'itemSchema' : 'schema';
  const source = ownValue(value, key);
  if (source === undefined) return {};
  let place = { value: source, pointer: joinPointer(pointer, key) };
  const whole = context.references.resolve(source, place.pointer);
  const items = ownValue(whole?.value, 'items');
  if (key === 'schema' && whole && ownValue(whole.value, 'type') === 'array' && items !== undefined) {
    place = { value: items, pointer: joinPointer(whole.pointer, 'items') };
  }
  // Text as a whole says nothing of the items.
  if (key === 'schema' && ownValue(place.value, 'type') === 'string') return {};
  const read = framing === 'sse' ? eventItem : schema;
  return read(place.value, place.pointer, context) ?? {};
}

/** Examples in the map form, which `example` has a short form for. */
export function readExamples(
  value: JsonObject,
  pointer: string,
  context: NormaliseContext,
): Record<string, ExampleObject> | undefined {
  const single = ownValue(value, 'example');
  if (single === undefined) {
    return mapOf(example)(ownValue(value, 'examples') ?? null, joinPointer(pointer, 'examples'), context);
  }
  return isDecoy(single) ? undefined : { default: { value: single } };
}

const example: Reader<ExampleObject> = (value, pointer, context) => {
  const target = resolved(value, pointer, context);
  if (!target) return undefined;
  const data = ownValue(target.value, 'value') ?? ownValue(target.value, 'dataValue');
  if (data === undefined || isDecoy(data)) return undefined;
  const { summary, description } = target.value;
  return {
    value: data,
    ...(typeof summary === 'string' && { summary }),
    ...(typeof description === 'string' && { description }),
  };
};

/** Whether data has keys that tools which read the document take for references, and follow to files. */
function isDecoy(value: Json): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (typeof ownValue(value, '$ref') === 'string' || typeof ownValue(value, 'externalValue') === 'string') return true;
  return Object.values(value).some(isDecoy);
}

/** Headers of an answer or a part. */
export const headers: Reader<Record<string, HeaderObject>> = (...place) => mapOf(header)(...place);

const header: Reader<HeaderObject> = (value, pointer, context) => {
  const target = resolved(value, pointer, context);
  return target && objectOf<HeaderObject>(headerFields)(target.value, target.pointer, context);
};

const headerFields = { description: prose, required: flag, deprecated: flag, schema, content: wholeContent };

const encoding = mapOf(
  objectOf<EncodingObject>({ contentType: text, headers, style: text, explode: flag, allowReserved: flag }),
);
