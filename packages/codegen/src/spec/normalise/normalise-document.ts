import { httpMethods } from '../../http-methods.ts';
import { entriesOf, type JsonObject, ownValue } from '../../json.ts';
import type {
  InfoObject,
  OpenApiDocument,
  OperationObject,
  PathItemObject,
  SchemaObject,
  TagObject,
} from '../document.ts';
import { joinPointer } from '../json-pointer.ts';
import { LimitError, maxSchemas } from '../limits.ts';
import type { OpenApiVersion } from '../load/version.ts';
import { withBraces, withNamesAlone } from '../path-template.ts';
import { openClosedParts } from './closed-parts.ts';
import { withoutCircles } from './composition-circles.ts';
import type { NormaliseContext, NormaliseWarning } from './context.ts';
import { withSentConstants } from './declared-optional.ts';
import { findDiscriminators, withDiscriminatorValues } from './discriminator-values.ts';
import { listOf, mapOf, objectOf, prose, text } from './fields.ts';
import { operationFinder } from './links.ts';
import { readPathItem, webhooks } from './path-item.ts';
import { References } from './references.ts';
import { declareRequired } from './required-elsewhere.ts';
import { schema } from './schema.ts';
import { security, securityScheme } from './security.ts';
import { servers } from './servers.ts';

/** A document in its normal form, and what could not be kept. */
export interface NormalisedDocument {
  readonly document: OpenApiDocument;
  readonly warnings: readonly NormaliseWarning[];
}

/**
 * Brings a document of the form of OpenAPI 3.1 or 3.2 to the one form that {@link OpenApiDocument} describes. What is
 * wrong in a place is left out or mended there, with a warning; the rest is not touched by it. The input is not changed.
 *
 * @param version - The version that the document was written in, before any upgrade.
 * @throws {@link LimitError} when references multiply the document.
 */
export function normaliseDocument(source: JsonObject, version: OpenApiVersion): NormalisedDocument {
  // What several places refer to is read for each of them.
  const warnings = new Map<string, NormaliseWarning>();
  const warn: NormaliseContext['warn'] = (pointer, message, isChecked = false) =>
    void warnings.set(`${pointer} ${message}`, { pointer, message, ...(isChecked && { isChecked }) });
  let schemaCount = 0;
  const count = (pointer: string) => {
    schemaCount += 1;
    if (schemaCount > maxSchemas) throw new LimitError(tooManySchemas, pointer);
  };
  const references = new References(source);
  const context = { version, warn, count, references, findOperation: operationFinder(source, references) };
  const paths = readPaths(source, context);
  const hooks = webhooks(ownValue(source, 'webhooks') ?? null, '#/webhooks', context);
  const schemas = readSchemas(source, context);
  const components = ownValue(source, 'components') ?? null;
  const pointer = '#/components/securitySchemes';
  const securitySchemes = mapOf(securityScheme)(ownValue(components, 'securitySchemes') ?? null, pointer, context);
  const declared: OpenApiDocument = {
    openapi: '3.1.1',
    info: readInfo(source, context),
    ...topFields(source, '#', context),
    paths,
    ...(hooks && { webhooks: hooks }),
    components: { schemas, securitySchemes: securitySchemes ?? {} },
  };
  const document = withoutCircles(declared, warn);
  openClosedParts(document, warn);
  declareRequired(document);
  const discriminators = findDiscriminators(document);
  return {
    document: withSentConstants(withDiscriminatorValues(document, discriminators), discriminators),
    warnings: [...warnings.values()],
  };
}

const tooManySchemas =
  'References repeat so much of the document that it has too many schemas. Refer to components.schemas inside of it.';

const externalDocs = objectOf({ url: text, description: prose });

const tags = listOf<TagObject>((...place) => {
  const tag = objectOf<TagObject>({ name: text, description: prose, externalDocs })(...place);
  return tag?.name === undefined ? undefined : tag;
});

const topFields = objectOf<Partial<OpenApiDocument>>({ servers, tags, security, externalDocs });

function readInfo(source: JsonObject, context: NormaliseContext): InfoObject {
  const license = objectOf({ name: text, identifier: text, url: text });
  const fields = { title: text, version: text, summary: text, description: prose, license };
  const info = objectOf<InfoObject>(fields)(ownValue(source, 'info') ?? {}, '#/info', context);
  const version = ownValue(ownValue(source, 'info'), 'version');
  // YAML reads an unquoted 1.0 as a number.
  return { ...info, title: info?.title ?? 'API', version: version === undefined ? '0.0.0' : String(version) };
}

function readPaths(source: JsonObject, context: NormaliseContext): Record<string, PathItemObject> {
  const paths: Record<string, PathItemObject> = Object.create(null);
  const known = new Map<string, string>();
  const entries = entriesOf(ownValue(source, 'paths'));
  const hasBraces = entries.some(([path]) => path.includes('{'));
  for (const [written, item] of entries) {
    if (written.startsWith('x-')) continue;
    const pointer = joinPointer('#/paths', written);
    if (!written.startsWith('/')) context.warn(pointer, 'A path begins with a slash. One is put before it; add it.');
    const named = hasBraces ? withNamesAlone(written) : withBraces(written);
    if (named !== written) context.warn(pointer, hasBraces ? placeholderHints.names : placeholderHints.braces);
    const path = named.startsWith('/') ? named : `/${named}`;
    const read = readPathItem(path, item, pointer, context);
    const other = paths[path];
    if (other)
      context.warn(pointer, `This is \`${path}\`, which is there already. What both have is taken from there.`);
    if (read) paths[path] = { ...withOwnIds(read, pointer, known, context), ...other };
  }
  return paths;
}

const placeholderHints = {
  braces: 'Placeholders stand in braces. `:id` is read as `{id}`; write it so.',
  names: 'Placeholders are names alone. What a router has beside the name is ignored; write `{id}`.',
};

/** The first operation of an id keeps it: an id that several have names none of them. */
function withOwnIds(
  item: PathItemObject,
  pointer: string,
  known: Map<string, string>,
  context: NormaliseContext,
): PathItemObject {
  const own: Partial<Record<string, OperationObject>> = {};
  for (const method of httpMethods) {
    const { operationId, ...operation } = item[method] ?? {};
    if (operationId === undefined) continue;
    const place = joinPointer(pointer, method);
    const first = known.get(operationId);
    if (first === undefined) known.set(operationId, place);
    else {
      const shown = JSON.stringify(operationId);
      context.warn(place, `The operationId ${shown} is that of ${first}, too. It is ignored here; choose another.`);
      own[method] = operation as OperationObject;
    }
  }
  return { ...item, ...own };
}

/** All schemas that have a name, those included that got one since something refers to them in their place. */
function readSchemas(source: JsonObject, context: NormaliseContext): Record<string, SchemaObject> {
  const schemas: Record<string, SchemaObject> = Object.create(null);
  const declared = ownValue(ownValue(source, 'components'), 'schemas');
  Object.assign(schemas, mapOf(schema)(declared ?? null, '#/components/schemas', context));
  for (const { name, target } of context.references.hoisted()) {
    schemas[name] = schema(target.value, target.pointer, context) ?? {};
  }
  return schemas;
}
