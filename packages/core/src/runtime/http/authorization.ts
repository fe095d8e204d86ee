/** How a key is sent. */
export type Auth =
  | { readonly type: 'bearer' }
  | { readonly type: 'basic' }
  | { readonly type: 'apiKey'; readonly in: 'header' | 'query' | 'cookie'; readonly name: string };

/** What carries the key in a request. */
export interface Authorization {
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
}

/** Puts a key where the API expects it. A key for basic authentication is `user:password`. */
export function authorize(auth: Auth, key: string): Authorization {
  if (auth.type === 'bearer') return { headers: { Authorization: `Bearer ${key}` } };
  if (auth.type === 'basic') return { headers: { Authorization: `Basic ${btoa(key)}` } };
  if (auth.in === 'query') return { query: { [auth.name]: key } };
  return {
    headers: auth.in === 'header' ? { [auth.name]: key } : { Cookie: `${auth.name}=${encodeURIComponent(key)}` },
  };
}
