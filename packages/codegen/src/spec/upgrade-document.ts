import type { JsonObject } from '../json.ts';
import type { OpenApiVersion } from './load/version.ts';
import { upgradableSwagger } from './upgradable-swagger.ts';
import { withOwnBodies } from './with-own-bodies.ts';

/**
 * Brings a document to the form of OpenAPI 3.1. Documents of 3.1 and later are returned as they are; the input is never
 * changed.
 *
 * Of bytes (`format: binary`) an upgrade leaves an empty schema beside a media type and `contentMediaType` elsewhere.
 */
export async function upgradeDocument(document: JsonObject, version: OpenApiVersion): Promise<JsonObject> {
  if (version === '3.1' || version === '3.2') return document;
  const { upgrade } = await import('@scalar/openapi-upgrader');
  // The library writes into its input; from 3.0 on, into the top level alone.
  const own = version === '2.0' ? structuredClone(withOwnBodies(upgradableSwagger(document))) : { ...document };
  // Not to 3.2: that refuses documents whose discriminator is optional.
  return upgrade(own, '3.1') as JsonObject;
}
