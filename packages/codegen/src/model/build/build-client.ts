import type { ClientConfig } from '../../spec/config/sdk-config.ts';
import type { OpenApiDocument, OperationObject, ServerObject } from '../../spec/document.ts';
import type { ClientModel } from '../client-model.ts';
import { nameProduct } from '../names/name-product.ts';
import { reservedTypeNames, reservedWords } from '../names/reserved-names.ts';
import type { OwnServer, Server } from '../types.ts';
import { buildSecurity } from './build-security.ts';

/** The client's names and settings: what the configuration says, else what the document's title gives. */
export function buildClient(document: OpenApiDocument, config: ClientConfig | undefined): ClientModel {
  const { className: wish, constant, kebab } = nameProduct(document.info.title);
  const className = classNameOf(config?.class ?? wish);
  const stem = /^\d/.test(constant) ? `_${constant}` : constant;
  const apiKey = config?.env?.apiKey ?? [`${stem}_API_KEY`];
  return {
    className,
    errorName: `${className}Error`,
    providerName: `${className}Provider`,
    clientHook: `use${className}`,
    binary: config?.binary ?? kebab,
    scope: config?.scope ?? `@${kebab}`,
    env: {
      apiKey,
      baseURL: config?.env?.baseURL ?? `${stem}_BASE_URL`,
      log: config?.env?.log ?? `${stem}_LOG`,
    },
    ...buildSecurity(document, { stem, apiKey, optionsName: optionsNameOf(className) }),
  };
}

/** Another name where the runtimes have the class's own, or that of its errors, for something else. */
function classNameOf(wish: string): string {
  const isTaken = [wish, `${wish}Error`].some((name) => reservedTypeNames.has(name) || reservedWords.has(name));
  if (!isTaken) return wish;
  return wish === 'Client' ? 'ApiClient' : `${wish}Client`;
}

function optionsNameOf(className: string): string {
  const wish = `${className}Options`;
  return reservedTypeNames.has(wish) ? `${className}ClientOptions` : wish;
}

/** A document with the address of the configuration, where it has none. */
export function withServer(document: OpenApiDocument, url: string | undefined): OpenApiDocument {
  const hasOne = document.servers !== undefined && document.servers.length > 0;
  return hasOne || url === undefined ? document : { ...document, servers: [{ url }] };
}

/** The addresses of the API, with the default of each variable in its place. */
export function buildServers(document: OpenApiDocument): readonly Server[] {
  const servers = (document.servers ?? []).map((server) => ({
    url: addressOf(server),
    ...(server.description !== undefined && { description: server.description }),
  }));
  return servers.length === 0 ? [{ url: '/' }] : servers;
}

/**
 * The server that an operation, or its path, has for itself. Undefined where it has none, where it is that of all calls,
 * and where no client can reach it.
 */
export function buildOwnServer(
  document: OpenApiDocument,
  path: string,
  operation: OperationObject,
): OwnServer | undefined {
  const [declared] = operation.servers ?? document.paths[path]?.servers ?? [];
  const usual = buildServers(document)[0]?.url ?? '/';
  const url = declared && addressOf(declared);
  if (url === undefined || !URL.canParse(url, usual)) return undefined;
  const { protocol, origin, pathname } = new URL(url, usual);
  const own = (origin + pathname).replace(/(?<!\/)\/+$/, '');
  if (!/^https?:$/.test(protocol) || own === usual.replace(/(?<!\/)\/+$/, '')) return undefined;
  const security = operation.security ?? document.security;
  const isOpen = security?.every((requirement) => Object.keys(requirement).length === 0);
  return { url: own, ...(isOpen && { isOpen }) };
}

function addressOf({ url, variables = {} }: ServerObject): string {
  return url.replace(/\{([^{}]*)\}/g, (whole, name: string) =>
    Object.hasOwn(variables, name) ? (variables[name]?.default ?? whole) : whole,
  );
}
