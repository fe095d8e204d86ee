import { httpMethods } from '../../http-methods.ts';
import type { OpenApiDocument, SecurityRequirementObject, SecuritySchemeObject } from '../../spec/document.ts';
import type { Auth, ClientModel, Credential, TokenGrant } from '../client-model.ts';
import { NameRegistry } from '../names/name-registry.ts';
import { camelCase, words } from '../names/words.ts';

/** Options that every client has, and those that get a token. */
const takenOptions = (
  'apiKey baseURL fetch logger logLevel fetchOptions defaultHeaders defaultQuery idempotencyKey timeout idleTimeout ' +
  'totalTimeout maxRetries signal validate clientId clientSecret tokenURL'
).split(' ');

interface SecurityNames {
  /** Beginning of the names of environment variables: `SHOP`. */
  readonly stem: string;
  /** Variables that hold the key. */
  readonly apiKey: readonly string[];
  readonly optionsName: string;
}

/** The schemes that serve the option `apiKey`, in this order. */
const preferences: readonly ((scheme: SecuritySchemeObject) => boolean)[] = [
  (scheme) => isHttp(scheme, 'bearer'),
  (scheme) => scheme.type === 'apiKey',
  (scheme) => scheme.type === 'oauth2' || scheme.type === 'openIdConnect',
  (scheme) => isHttp(scheme, 'basic'),
];

/**
 * Reads what the document's operations ask for. A bearer token serves the option `apiKey` before a key of its own place
 * before a user name and password; every other scheme has an option that is called like it. Schemes that are sent in the
 * same way share one.
 */
export function buildSecurity(
  document: OpenApiDocument,
  { stem, apiKey: env, optionsName }: SecurityNames,
): Pick<ClientModel, 'auth' | 'credentials'> {
  const schemes = usedSchemes(document);
  const usable = preferences.flatMap((isPreferred) => schemes.filter(([, scheme]) => isPreferred(scheme)));
  const first = usable[0] && authOf(usable[0][1]);
  if (first === undefined) return {};
  const names = new NameRegistry([...takenOptions, ...Object.getOwnPropertyNames(Object.prototype)]);
  const ownNames = ['API_KEY', 'BASE_URL', 'LOG', 'CLIENT_ID', 'CLIENT_SECRET', 'TOKEN_URL'];
  const ownVariables = ownNames.map((name) => `${stem}_${name}`);
  const variables = new NameRegistry([...ownVariables, ...env]);
  const apiKey: Credential = { option: 'apiKey', env, auth: first };
  const byPlace = new Map([[JSON.stringify(first), apiKey]]);
  const optionOf = new Map<string, string>();
  for (const [name, scheme] of schemes) {
    const auth = authOf(scheme);
    if (auth === undefined) continue;
    const place = JSON.stringify(auth);
    const known = byPlace.get(place) ?? {
      option: names.claim(camelCase(name)),
      env: [variables.claim(`${stem}_${words(name).join('_').toUpperCase()}`)],
      auth,
      ...(scheme.description !== undefined && { description: scheme.description }),
    };
    byPlace.set(place, known);
    optionOf.set(name, known.option);
  }
  const grant = grantOf(schemes);
  if (byPlace.size === 1 && grant === undefined) return { auth: first };
  const token = grant && { ...grant.token, env: `${stem}_TOKEN_URL`, scopes: scopesOf(document, grant.scheme) };
  const ofToken = [
    { option: 'clientId', env: [`${stem}_CLIENT_ID`] },
    { option: 'clientSecret', env: [`${stem}_CLIENT_SECRET`] },
  ];
  const options = [...byPlace.values(), ...(token ? ofToken : [])];
  const isOptional = document.security?.some((requirement) => Object.keys(requirement).length === 0);
  const ways = isOptional ? [] : waysOf(document, optionOf, grant?.scheme);
  return { auth: first, credentials: { optionsName, options, ways, ...(token && { token }) } };
}

/** The schemes that something asks for; all of them where nothing does. */
function usedSchemes(document: OpenApiDocument): readonly (readonly [name: string, scheme: SecuritySchemeObject])[] {
  const all = Object.entries(document.components.securitySchemes);
  const used = new Set(requirementsOf(document).flatMap((requirement) => Object.keys(requirement)));
  const wanted = all.filter(([name]) => used.has(name));
  return wanted.length === 0 ? all : wanted;
}

function requirementsOf(document: OpenApiDocument): readonly SecurityRequirementObject[] {
  const operations = Object.values(document.paths).flatMap((item) =>
    httpMethods.flatMap((method) => item[method] ?? []),
  );
  return [...(document.security ?? []), ...operations.flatMap(({ security }) => security ?? [])];
}

/**
 * The options that let a client in together, each way once. A way that no options serve is left out.
 *
 * @param granted - The scheme whose token an id and a secret can get.
 */
function waysOf(
  document: OpenApiDocument,
  optionOf: ReadonlyMap<string, string>,
  granted: string | undefined,
): readonly (readonly string[])[] {
  const declared = requirementsOf(document).map((requirement) => Object.keys(requirement));
  const wanted = declared.length > 0 ? declared : [...optionOf.keys()].map((name) => [name]);
  const ways = wanted.flatMap((names) => {
    if (names.length === 0 || !names.every((name) => optionOf.has(name))) return [];
    const options = names.map((name) => optionOf.get(name) ?? '');
    if (granted === undefined || !names.includes(granted)) return [options];
    const others = options.filter((option) => option !== optionOf.get(granted));
    return [options, [...others, 'clientId', 'clientSecret']];
  });
  const distinct = ways.map((way) => [...new Set(way)]);
  return [...new Map(distinct.map((way) => [[...way].sort().join(' '), way])).values()];
}

function grantOf(schemes: ReturnType<typeof usedSchemes>) {
  for (const [scheme, { flows = {} }] of schemes) {
    const flow = Object.hasOwn(flows, 'clientCredentials') ? flows.clientCredentials : undefined;
    if (flow?.tokenUrl !== undefined) return { scheme, token: { url: flow.tokenUrl } };
  }
  return undefined;
}

/** The scopes that the operations ask for, each once. */
function scopesOf(document: OpenApiDocument, scheme: string): TokenGrant['scopes'] {
  const scopes = requirementsOf(document).flatMap((requirement) => {
    return Object.hasOwn(requirement, scheme) ? (requirement[scheme] ?? []) : [];
  });
  return [...new Set(scopes)];
}

function authOf(scheme: SecuritySchemeObject): Auth | undefined {
  const { type, name, in: place } = scheme;
  if (type === 'apiKey') return name !== undefined && place !== undefined ? { type, in: place, name } : undefined;
  if (isHttp(scheme, 'basic')) return { type: 'basic' };
  const isBearer = isHttp(scheme, 'bearer') || type === 'oauth2' || type === 'openIdConnect';
  return isBearer ? { type: 'bearer' } : undefined;
}

function isHttp({ type, scheme }: SecuritySchemeObject, name: string): boolean {
  return type === 'http' && scheme?.toLowerCase() === name;
}
