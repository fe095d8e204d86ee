import { entriesOf, isJsonObject, type Json, type JsonObject, ownValue, valueAt } from '../../json.ts';
import type { Transform } from './sdk-config.ts';
import { clientNames } from './stainless/client-names.ts';
import { modelNames, schemaOfModel } from './stainless/model-names.ts';
import { pageSchemes } from './stainless/page-schemes.ts';
import { skippedEndpoints, translateResources } from './stainless/resources.ts';
import { readTransforms } from './stainless/transforms.ts';
import { type Finding, Translation } from './stainless/translation.ts';

/** A configuration in this package's form, and where its keys stand in the file that it was made from. */
export interface TranslatedConfig {
  readonly value: JsonObject;
  /** The keys in the file for keys in this package's form. */
  readonly sourcePath: (path: readonly (string | number)[]) => readonly (string | number)[];
  /** What has no counterpart here, and changes what a client is or does. */
  readonly findings: readonly Finding[];
  readonly transforms: readonly Transform[];
}

/**
 * Whether a configuration is one for Stainless: it has keys such as `client_settings`, or names its calls as `resources: …
 * methods: …`, with `subresources` inside and `$shared` models.
 */
export function isStainlessConfig(value: Json): boolean {
  if (!isJsonObject(value) || Object.hasOwn(value, 'client')) return false;
  if (Object.keys(value).some((key) => key !== 'resources' && knownKeys.has(key))) return true;
  return entriesOf(ownValue(value, 'resources')).some(([name, resource]) => {
    const methods = ownValue(resource, 'methods');
    return name.startsWith('$') || (isJsonObject(methods) && !Object.hasOwn(methods, 'endpoint'));
  });
}

/**
 * Brings a configuration of that kind to this package's form: resources and methods, names of the client and of types, the
 * variable of its key, the header of idempotency keys, how lists are read page by page, what asks for streams, and the text
 * that ends them. What only tells how packages of other languages, their documentation and their release are made is
 * passed over.
 */
export function translateStainless(source: JsonObject): TranslatedConfig {
  const translation = new Translation();
  const schemes = pageSchemes(ownValue(source, 'pagination'), translation);
  const done = doneText(ownValue(source, 'streaming'));
  const written = ownValue(source, 'resources');
  const schemaOf = (model: string) => schemaOfModel(model, written);
  const resources = translateResources(written, { schemes, done, schemaOf, translation });
  const skip = skippedEndpoints(written, ownValue(source, 'unspecified_endpoints'));
  const client = clientNames(source, translation);
  const transforms = readTransforms(ownValue(ownValue(source, 'openapi'), 'transforms'), translation);
  const models = modelNames(written, translation);
  for (const [path, message] of withoutCounterpart) {
    if ((valueAt(source, path) ?? null) !== null) translation.leaveOut(path, message);
  }
  for (const key of Object.keys(source)) {
    // The document is named as in a configuration of this package.
    if (!knownKeys.has(key) && key !== 'document' && !key.startsWith('x-'))
      translation.leaveOut([key], `The key \`${key}\` is not understood.`);
  }
  const document = ownValue(source, 'document');
  return {
    value: {
      ...(document !== undefined && { document }),
      ...(Object.keys(client).length > 0 && { client }),
      ...(Object.keys(models).length > 0 && { models }),
      resources,
      ...(skip.length > 0 && { skip }),
    },
    sourcePath: (path) => translation.sourceOf(path),
    findings: translation.findings,
    transforms,
  };
}

const knownKeys = new Set(
  (
    'client_settings codeflow custom_casings diagnostics edition environments openapi organization package pagination ' +
    'query_settings readme resources security security_schemes settings streaming targets unspecified_endpoints'
  ).split(' '),
);

/** What would make another client, and what to do in its place. */
const withoutCounterpart: readonly (readonly [path: readonly string[], message: string])[] = [
  [
    ['security_schemes'],
    'Credentials are those of the document. Change its `components.securitySchemes` by an overlay.',
  ],
  [['security'], 'Credentials are those of the document. Change its `security` by an overlay.'],
  [['settings', 'unwrap_response_fields'], 'Answers are given whole.'],
  [['settings', 'positional_params'], 'Path parameters are positional.'],
  [['query_settings', 'array_format'], 'Lists are written as the document says, by `style` and `explode`.'],
  [['client_settings', 'default_headers'], 'Give them to the client: `defaultHeaders`.'],
  [['client_settings', 'default_timeout'], 'Give it to the client: `timeout`.'],
  [['client_settings', 'default_retries'], 'Give them to the client: `maxRetries`.'],
];

/** The text of the event that ends a stream. */
function doneText(streaming: Json | undefined): string | undefined {
  const rules = ownValue(streaming, 'on_event');
  const done = Array.isArray(rules) ? rules.find((rule) => ownValue(rule, 'handle') === 'done') : undefined;
  const text = ownValue(done, 'data_starts_with');
  return typeof text === 'string' && text !== '' ? text : undefined;
}
