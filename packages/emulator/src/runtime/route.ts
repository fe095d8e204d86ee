/**
 * A JSON Schema of draft 2020-12. References have the form `#/$defs/NAME`.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-core
 */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** A parameter outside the body. */
export interface RouteParameter {
  /** Name on the wire: `pet_id`. */
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required: boolean;
  readonly schema: JsonSchema;
  /**
   * How a list or object is written. Left out where it is the usual one of the place: `form` for query and cookie,
   * `simple` for path and header.
   *
   * @see https://spec.openapis.org/oas/v3.2.0#style-values
   */
  readonly style?:
    | 'simple'
    | 'label'
    | 'matrix'
    | 'form'
    | 'spaceDelimited'
    | 'pipeDelimited'
    | 'deepObject'
    | 'cookie';
  /** Whether each item of a list is a parameter of its own. Left out where it is the usual one: true for `form`, else false. */
  readonly explode?: boolean;
  /** Set where the value is sent as a document of this media type instead of by `style`. */
  readonly mediaType?: string;
}

/** The body that a route takes. */
export interface RouteBody {
  readonly required: boolean;
  readonly mediaType: string;
  readonly schema: JsonSchema;
  /** Set where it is a list whose items are sent one a line. */
  readonly isLines?: true;
  /** Fields of a form whose items stand in one text, by their names. */
  readonly lists?: Readonly<Record<string, { readonly style?: RouteParameter['style'] }>>;
}

/** One answer that the document declares. */
export interface RouteResponse {
  /** `200`, `5XX`, `default`. */
  readonly status: string;
  /** Left out where the answer has no content. */
  readonly mediaType?: string;
  /** Form of the content; for a stream that of one item. */
  readonly schema?: JsonSchema;
  /** Headers that the answer may carry. */
  readonly headers?: readonly { readonly name: string; readonly schema: JsonSchema }[];
  /** The document's own example of the content. */
  readonly example?: unknown;
}

/** How an answer arrives item by item. */
export interface RouteStream {
  readonly framing: 'sse' | 'jsonl' | 'text';
  /** Text that is sent after the last item: `[DONE]`. */
  readonly done?: string;
  /** Property that names the kind of an item. */
  readonly discriminator?: string;
  /** Kind of each delta to the kind of the full item that it builds. */
  readonly deltas: readonly { readonly delta: string; readonly full: string }[];
  /** Kind of the item that ends the stream. */
  readonly ends?: string;
  /** Properties of the ending item that say whether what was asked for failed, and why. */
  readonly fails?: { readonly when: string; readonly message: string };
}

/** What is different of a route that is asked for a stream. */
export interface StreamedForm {
  /** What asks for it by `true`, and where that stands: in the body when left out. */
  readonly flag: string;
  readonly flagIn?: 'body' | 'query';
  readonly success: RouteResponse;
  readonly stream: RouteStream;
}

/** A property of an answer: its name, or the names on the way to one that is inside of others. */
export type PropertyPath = string | readonly string[];

/** The query parameters and properties by which a list is read page by page. */
export interface RoutePagination {
  /**
   * What asks for a page: a token of the one before, its last item, the number of items before it, its own number, or a
   * link.
   */
  readonly kind: 'cursor' | 'item' | 'offset' | 'page-number' | 'link';
  /** Property of the answer that holds the items. Left out where the answer is the list itself. */
  readonly items?: PropertyPath;
  /** Property of the answer that tells of the next page. */
  readonly next?: PropertyPath;
  /** Parameter that asks for a page, and the one that limits it. */
  readonly token?: string;
  readonly size?: string;
  /** Property of an item that asks for what follows it, `id` when left out. */
  readonly id?: string;
  /** Number of the first page, 1 when left out. */
  readonly first?: number;
  /** Property of the answer that counts the items of all pages, and the one that counts the pages. */
  readonly total?: PropertyPath;
  readonly pages?: PropertyPath;
}

/** One operation of the API, as the server needs to know it. */
export interface Route {
  /** Where the call stands in the client, unique: `pets.retrieve`. */
  readonly id: string;
  readonly method: 'get' | 'put' | 'post' | 'delete' | 'options' | 'head' | 'patch' | 'query';
  /** Path template: `/pets/{pet_id}`. */
  readonly path: string;
  /** Whether a call without a key is refused, where callers have one. */
  readonly authenticated: boolean;
  readonly parameters: readonly RouteParameter[];
  readonly body?: RouteBody;
  readonly success: RouteResponse;
  readonly errors: readonly RouteResponse[];
  readonly stream?: RouteStream;
  /** Set where the answer is a stream when it is asked for. */
  readonly streamed?: StreamedForm;
  readonly pagination?: RoutePagination;
}

/** How clients send their key. */
export type RouteAuth =
  | { readonly type: 'bearer' }
  | { readonly type: 'basic' }
  | { readonly type: 'apiKey'; readonly in: 'header' | 'query' | 'cookie'; readonly name: string };

/** Everything that the server reads from the document. */
export interface ApiDescription {
  /** Environment variables that clients of the API read: `PETS_BASE_URL`. */
  readonly environment: { readonly baseURL: string };
  readonly routes: readonly Route[];
  /** Schemas by name, the targets of `#/$defs/NAME`. */
  readonly definitions: Readonly<Record<string, JsonSchema>>;
  /** Left out where there is no key that every caller has; then everyone is let in. */
  readonly auth?: RouteAuth;
  /** Address that gives tokens for an id and a secret, as the document has it. The server gives them at its path. */
  readonly tokenURL?: string;
}
