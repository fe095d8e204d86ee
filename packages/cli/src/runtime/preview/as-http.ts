import type { CapturedRequest } from './capture-request.ts';

/** The request as it would go over the wire, for reading. */
export function asHttp({ method, url, headers, body }: CapturedRequest): string {
  const head = [`${method} ${url}`, ...headers.map(([name, value]) => `${name}: ${value}`)];
  return `${[...head, ...(body === undefined ? [] : ['', body])].join('\n')}\n`;
}
