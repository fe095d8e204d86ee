import { type JsonObject, ownValue } from '../../json.ts';

/** The versions of OpenAPI that are read. */
export type OpenApiVersion = '2.0' | '3.0' | '3.1' | '3.2';

const fullVersions = { '2.0': '2.0', '3.0': '3.0.4', '3.1': '3.1.1', '3.2': '3.2.0' } as const;

/** What other files that describe something have in their root, and what they are. */
const otherFormats = {
  asyncapi: 'an AsyncAPI document',
  arazzo: 'an Arazzo description',
  overlay: 'an Overlay, which --overlay takes beside a document',
  swaggerVersion: 'Swagger 1, which has to be converted first',
  item: 'a Postman collection, which has to be converted first',
  $schema: 'a JSON Schema',
} as const;

/**
 * Reads the version that a document states, and writes it in full into a copy: YAML reads an unquoted `3.1` as a number.
 *
 * @returns A message where the document states none that is known.
 */
export function detectVersion(document: JsonObject): { document: JsonObject; version: OpenApiVersion } | string {
  const key = Object.hasOwn(document, 'openapi') ? 'openapi' : 'swagger';
  const stated = ownValue(document, key);
  if (typeof stated !== 'string' && typeof stated !== 'number') {
    const [, other] = Object.entries(otherFormats).find(([name]) => Object.hasOwn(document, name)) ?? [];
    return other === undefined
      ? 'The document states no version. Begin it with `openapi: 3.1.0` or the like.'
      : `The file is ${other}. An OpenAPI document begins with \`openapi: 3.1.0\` or the like.`;
  }
  // YAML reads an unquoted 3.0 as the number 3.
  const text = Number.isInteger(stated) ? `${stated}.0` : String(stated);
  const version = /^(?:2\.0|3\.[012])(?=\.|$)/.exec(text)?.[0] as OpenApiVersion | undefined;
  if (version === undefined || (version === '2.0') !== (key === 'swagger')) {
    return `Version ${JSON.stringify(stated)} is not known. Known are Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2.`;
  }
  if (typeof stated === 'string' && stated !== version) return { document, version };
  return { document: { ...document, [key]: fullVersions[version] }, version };
}
