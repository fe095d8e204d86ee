/** Names and settings of the client that is generated. */
export interface ClientModel {
  /** Class of the whole client: `LlamaCloud`. */
  readonly className: string;
  /** Name under which the base of all errors is exported: `LlamaCloudError`. */
  readonly errorName: string;
  /** React provider, and the hook that gives the client: `LlamaCloudProvider`, `useLlamaCloud`. */
  readonly providerName: string;
  readonly clientHook: string;
  /** Name of the command line's binary: `llamacloud-prod`. */
  readonly binary: string;
  /** Scope of the npm packages: `@llamacloud-prod`. Package names are `SCOPE/core` and so on. */
  readonly scope: string;
  /** Environment variables that give defaults; the first that is set wins. */
  readonly env: { readonly apiKey: readonly string[]; readonly baseURL: string; readonly log: string };
  /** How a key is sent; undefined where the API has no security scheme that a key can serve. */
  readonly auth?: Auth;
  /** Set where one key is not all that a client can be let in with. */
  readonly credentials?: Credentials;
}

/** What a client is given to be let in. */
export interface Credentials {
  /** Type of the client's options: `ShopOptions`. */
  readonly optionsName: string;
  /** The key first. */
  readonly options: readonly Credential[];
  /** Options that have to be given together, for each way to be let in. None where a client may do without. */
  readonly ways: readonly (readonly string[])[];
  /** Set where the options `clientId` and `clientSecret` get a token. */
  readonly token?: TokenGrant;
}

/** One option that holds a secret. */
export interface Credential {
  /** Option of the client: `apiKey`. */
  readonly option: string;
  /** Environment variables that give its default; the first that is set wins. */
  readonly env: readonly string[];
  /** How it is sent; undefined where it only serves to get a token. */
  readonly auth?: Auth;
  /** Prose of the document. */
  readonly description?: string;
}

/** Where a token is got by the grant of client credentials. */
export interface TokenGrant {
  /** As the document has it. */
  readonly url: string;
  /** Environment variable that gives another address. */
  readonly env: string;
  readonly scopes: readonly string[];
}

/** How a key is sent. */
export type Auth =
  | { readonly type: 'bearer' }
  | { readonly type: 'basic' }
  | { readonly type: 'apiKey'; readonly in: 'header' | 'query' | 'cookie'; readonly name: string };
