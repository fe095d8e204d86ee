import type { OAuthFlowObject, SecurityRequirementObject, SecuritySchemeObject } from '../document.ts';
import type { Reader } from './context.ts';
import { type Fields, listOf, mapOf, objectOf, prose, text, textList } from './fields.ts';
import { resolved } from './resolved.ts';

const flow = objectOf<OAuthFlowObject>({
  authorizationUrl: text,
  tokenUrl: text,
  refreshUrl: text,
  scopes: mapOf(text),
});

const schemeFields: Fields = {
  type: text,
  description: prose,
  name: text,
  in: text,
  scheme: text,
  bearerFormat: text,
  flows: mapOf(flow),
  openIdConnectUrl: text,
};

/** What each kind of scheme cannot be without. */
const neededFields: Readonly<Record<string, readonly (keyof SecuritySchemeObject)[]>> = {
  apiKey: ['name', 'in'],
  http: ['scheme'],
  mutualTLS: [],
  oauth2: [],
  openIdConnect: [],
};

/** A way to prove who is calling; one that cannot be told apart or used is left out, with a warning. */
export const securityScheme: Reader<SecuritySchemeObject> = (value, pointer, context) => {
  const target = resolved(value, pointer, context);
  if (!target) return undefined;
  const scheme = objectOf<SecuritySchemeObject>(schemeFields)(target.value, target.pointer, context);
  const needed = scheme && Object.hasOwn(neededFields, scheme.type ?? '') ? neededFields[scheme.type] : undefined;
  if (scheme && needed?.every((key) => scheme[key] !== undefined)) return scheme;
  const wanted = needed
    ? `It needs ${needed.join(' and ')}`
    : `Its type is none of ${Object.keys(neededFields).join(', ')}`;
  context.warn(pointer, `This security scheme cannot be used. ${wanted}; correct it.`);
  return undefined;
};

/** Schemes that are asked for, any of them. */
export const security: Reader<SecurityRequirementObject[]> = listOf(mapOf(textList));
