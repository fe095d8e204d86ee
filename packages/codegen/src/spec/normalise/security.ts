import type { Json } from '../../json.ts';
import type { OAuthFlowObject, SecurityRequirementObject, SecuritySchemeObject } from '../document.ts';
import { joinPointer } from '../json-pointer.ts';
import type { Reader } from './context.ts';
import { type Fields, listOf, mapOf, objectOf, prose, text, textList } from './fields.ts';
import { resolved } from './resolved.ts';

const flow = objectOf<OAuthFlowObject>({
  authorizationUrl: text,
  tokenUrl: text,
  refreshUrl: text,
  scopes: mapOf(text),
});

/** Where a key can stand. */
const places: ReadonlySet<Json> = new Set(['cookie', 'header', 'query'] as const);

const schemeFields: Fields = {
  type: text,
  description: prose,
  name: text,
  in: (value) => (places.has(value) ? value : undefined),
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

/** Schemes of HTTP that clients send by themselves. */
const sentSchemes: ReadonlySet<string> = new Set(['basic', 'bearer']);

/** A way to prove who is calling; one that cannot be told apart or used is left out, with a warning. */
export const securityScheme: Reader<SecuritySchemeObject> = (value, pointer, context) => {
  const target = resolved(value, pointer, context);
  if (!target) return undefined;
  const scheme = objectOf<SecuritySchemeObject>(schemeFields)(target.value, target.pointer, context);
  const needed = scheme && Object.hasOwn(neededFields, scheme.type ?? '') ? neededFields[scheme.type] : undefined;
  if (scheme && needed?.every((key) => scheme[key] !== undefined)) {
    if (scheme.type === 'http' && !sentSchemes.has(scheme.scheme?.toLowerCase() ?? '')) {
      const shown = JSON.stringify(scheme.scheme);
      context.warn(pointer, `Clients do not know the scheme ${shown}. Give its header by the option \`headers\`.`);
    }
    return scheme;
  }
  const wanted = needed
    ? `It needs ${needed.join(' and ')}`
    : `Its type is none of ${Object.keys(neededFields).join(', ')}`;
  context.warn(pointer, `This security scheme cannot be used. ${wanted}; correct it.`);
  return undefined;
};

const requirement: Reader<SecurityRequirementObject> = (value, pointer, context) => {
  const read = mapOf(textList)(value, pointer, context);
  for (const name of Object.keys(read ?? {})) {
    const $ref = joinPointer('#/components/securitySchemes', name).replaceAll('%', '%25');
    if (context.references.resolve({ $ref }, pointer) !== undefined) continue;
    const message = `There is no security scheme ${JSON.stringify(name)}. Nothing is sent for it; declare it.`;
    context.warn(joinPointer(pointer, name), message);
  }
  return read;
};

/** Schemes that are asked for, any of them. */
export const security: Reader<SecurityRequirementObject[]> = listOf(requirement);
