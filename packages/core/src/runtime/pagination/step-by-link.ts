import { pageAddress } from '../environment.ts';
import { BaseError } from '../errors/base-error.ts';
import { clientAt } from '../http/client-at.ts';
import type { FindPageStep, PageCall } from './page-step.ts';
import { readProperty } from './read-property.ts';

/**
 * Reads on where an answer holds the address of the next page: in the property that the description names, else in the
 * header `Link`. It is followed on the client's own origin alone, since the key goes along.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8288
 */
export const stepByLink: FindPageStep = ({ call, body, response }) => {
  const { next } = call.operation.pagination;
  const address = next === undefined ? nextLink(response.headers.get('link')) : readProperty(body, next);
  if (typeof address !== 'string' || address === '') return undefined;
  return { key: address, call: () => callTo(address, response.url, call) };
};

/** The target of the link whose relation is `next`. */
function nextLink(header: string | null): string | undefined {
  const links = (header ?? '').matchAll(/<([^>]*)>((?:\s*;\s*[\w!#$%&'*+.^`|~-]+\s*=\s*(?:"[^"]*"|[^\s",;]*))*)/g);
  for (const [, target, parameters = ''] of links) {
    const relation = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s",;]*))/i.exec(parameters);
    if (/(^|\s)next(\s|$)/i.test(relation?.[1] ?? relation?.[2] ?? '')) return target;
  }
  return undefined;
}

/**
 * A call of the same operation at another address. All that an address does not hold goes along: headers, cookies, the
 * body and the key.
 */
function callTo(address: string, from: string, call: PageCall): PageCall {
  const { operation, params, options } = call;
  const client = operation.atServer?.(call.client, operation) ?? call.client;
  const { href: base, origin } = new URL(client.baseURL, pageAddress());
  const url = URL.canParse(address, from || base) ? new URL(address, from || base) : undefined;
  if (url?.origin !== origin) {
    throw new BaseError(`The next page of ${operation.id} is at another origin than the client's: the key stays here.`);
  }
  const names = [...new Set(url.searchParams.keys())];
  const placeOf = (name: string) => operation.parameters?.[name]?.in ?? (operation.body ? 'body' : 'query');
  const others = Object.entries(params ?? {}).filter(([name]) => placeOf(name) !== 'query');
  return {
    ...call,
    client: client.baseURL === origin ? client : clientAt(client, origin),
    operation: { ...operation, path: url.pathname, atServer: undefined, writePath: undefined, writeQuery: undefined },
    params: Object.fromEntries(others),
    options: { ...options, query: Object.fromEntries(names.map((name) => [name, url.searchParams.getAll(name)])) },
  };
}
