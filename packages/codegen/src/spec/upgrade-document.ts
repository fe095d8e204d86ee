import { type JsonObject, ownValue } from '../json.ts';
import type { OpenApiVersion } from './load/version.ts';
import { upgradableSwagger } from './upgradable-swagger.ts';
import { withOwnBodies } from './with-own-bodies.ts';

/**
 * Brings a document to the structure of OpenAPI 3. Its schemas keep the forms of their version. Documents of 3.1 and later
 * are returned as they are; the input is never changed.
 */
export async function upgradeDocument(document: JsonObject, version: OpenApiVersion): Promise<JsonObject> {
  if (version === '3.1' || version === '3.2') return document;
  return withWebhooks(version === '2.0' ? await upgradeSwagger(document) : document);
}

async function upgradeSwagger(document: JsonObject): Promise<JsonObject> {
  const { upgradeFromTwoToThree } = await import('@scalar/openapi-upgrader/2.0-to-3.0');
  // The library writes into its input.
  return upgradeFromTwoToThree(structuredClone(withOwnBodies(upgradableSwagger(document)))) as JsonObject;
}

/** Before 3.1 webhooks are an extension. */
function withWebhooks(document: JsonObject): JsonObject {
  const webhooks = ownValue(document, 'x-webhooks');
  return webhooks === undefined ? document : { ...document, webhooks };
}
