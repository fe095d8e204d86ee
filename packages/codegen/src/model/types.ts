import type { ContentKind } from './media-type.ts';
import type { Json, NamedSchema, Schema } from './schema.ts';

/**
 * Everything that the emitters know of an API: the one intermediate representation between the document and the
 * generated packages. Plain data; every name of every output is decided here and used as it is.
 */
export interface ApiModel {
  readonly info: ApiInfo;
  readonly client: ClientModel;
  /** In the document's order; the first is the default. Never empty. */
  readonly servers: readonly Server[];
  /** In the document's order. */
  readonly schemas: readonly NamedSchema[];
  /** The roots of the resource tree, in the configuration's order. */
  readonly resources: readonly Resource[];
  /** All operations, in the order of a walk through the resource tree. */
  readonly operations: readonly Operation[];
  /** Undefined where the document has none. */
  readonly webhooks?: Webhooks;
}

/** What the API sends to its users. */
export interface Webhooks {
  /** Type of all payloads by the names of their webhooks: `WebhookPayloads`. */
  readonly typeName: string;
  /** In the document's order. Never empty. */
  readonly webhooks: readonly Webhook[];
}

/** A request that the API sends to its users. */
export interface Webhook {
  /** As the document calls it: `pet.created`. */
  readonly name: string;
  /** Type of its payload: `PetCreatedWebhook`. */
  readonly typeName: string;
  readonly schema: Schema;
  readonly description?: string;
  readonly deprecated?: boolean;
}

/** What the document says of itself. */
export interface ApiInfo {
  readonly title: string;
  readonly version: string;
  readonly description?: string;
  /** Name of the document's file, without its folder. */
  readonly documentName: string;
}

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
  readonly url: string;
  readonly scopes: readonly string[];
}

/** How a key is sent. */
export type Auth =
  | { readonly type: 'bearer' }
  | { readonly type: 'basic' }
  | { readonly type: 'apiKey'; readonly in: 'header' | 'query' | 'cookie'; readonly name: string };

/** An address that the document names. */
export interface Server {
  readonly url: string;
  readonly description?: string;
}

/** A group of operations: `client.beta.chat`. */
export interface Resource {
  /** The last step of the path, as it is written in code: `chat`. */
  readonly name: string;
  /** The steps from the client: `['beta', 'chat']`. */
  readonly path: readonly string[];
  /** Class of the resource in the client's tree, unique in the family: `Chat`. */
  readonly className: string;
  /** The same path as a module below `resources/` and as subpath of the package, without extension: `beta/chat`. */
  readonly modulePath: string;
  /** Module of what follows the turns of its streams, in the same form: `beta/chat/turn`. Undefined where it has none. */
  readonly turnModulePath?: string;
  /** The same path as a group of commands: `beta:chat`. */
  readonly commandGroup: string;
  readonly description?: string;
  readonly operations: readonly Operation[];
  readonly children: readonly Resource[];
}

/** HTTP methods, as documents write them. */
export type HttpMethod = 'get' | 'put' | 'post' | 'delete' | 'options' | 'head' | 'patch' | 'trace' | 'query';

/** The names that one operation has in the generated packages. */
export interface OperationNames {
  /** Property of the resource object: `delete`. */
  readonly method: string;
  /** Identifier of the function in its module; differs from `method` only where that is a reserved word: `delete_`. */
  readonly functionName: string;
  /** Identifier of the operation's description in the same module: `retrieveOperation`. */
  readonly constantName: string;
  /** Path and method in Pascal case, unique in the family: `BetaChatRetrieve`. */
  readonly pascal: string;
  readonly react: ReactNames;
  /** Command in its group: `get-summary`. */
  readonly command: string;
  /** Command that holds a conversation over the operation: `chat`. Undefined where no turn is described. */
  readonly conversation?: string;
  /** Address below a reference view: `beta/chat/get-summary`. */
  readonly slug: string;
  /** Parameter object of the call: `ChatRetrieveParams`. Undefined where the call takes none. */
  readonly params?: string;
  /** Alias of what the call resolves to; for a page its item, for a stream its event: `ChatRetrieveResponse`. */
  readonly response?: string;
  /** Alias of a page of a list: `ChatListResponsesPaginatedCursor`. */
  readonly page?: string;
  /** Only for streams whose turns are described. */
  readonly turn?: TurnNames;
}

/** The names that the turns of one stream have in the generated packages. */
export interface TurnNames {
  /** Types of a turn and of a part of it: `ChatStreamTurn`, `ChatStreamPart`. */
  readonly turn: string;
  readonly part: string;
  /** Functions that make a transcript and a store: `createBetaChatStreamTranscript`, `createBetaChatStreamStore`. */
  readonly createTranscript: string;
  readonly createStore: string;
}

/** The names that an operation has, or would have, in the React package. */
export interface ReactNames {
  /** Functions that make keys, options and cache handles: `betaChatRetrieveKey`. */
  readonly key: string;
  readonly options: string;
  readonly infiniteOptions: string;
  readonly cache: string;
  readonly infiniteCache: string;
  readonly mutationOptions: string;
  /** Type of what a mutation is given: `BetaChatCreateVariables`. */
  readonly variables: string;
  /** Hooks: `useBetaChatRetrieve`. */
  readonly hook: string;
  readonly suspenseHook: string;
  readonly infiniteHook: string;
  readonly suspenseInfiniteHook: string;
}

/** The server of a single call. */
export interface OwnServer {
  readonly url: string;
  /** Set where the document asks for no key there. */
  readonly isOpen?: true;
}

/** One call of the API. */
export interface Operation {
  /** Where the call stands in the client, unique: `beta.chat.retrieve`. */
  readonly id: string;
  /** The document's operationId, if it has one. */
  readonly operationId?: string;
  readonly method: HttpMethod;
  /** Path template: `/api/v1/chat/{session_id}`. */
  readonly path: string;
  /** Where this call goes. Undefined where it is the server of all calls. */
  readonly server?: OwnServer;
  readonly names: OperationNames;
  /** Path of the resource that holds the operation. */
  readonly resource: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  /** In the order of the template; each is a positional argument. */
  readonly pathParameters: readonly Parameter[];
  /** Each is a property of the parameter object. */
  readonly queryParameters: readonly Parameter[];
  readonly headerParameters: readonly Parameter[];
  /** Those that are required are properties of the parameter object, which may be left out: browsers have them. */
  readonly cookieParameters: readonly Parameter[];
  readonly body?: Body;
  /** The answer that the call resolves to. */
  readonly success: Response;
  /** Declared answers that make the call fail, in the order of their status. */
  readonly errors: readonly Response[];
  /** Whether the document asks for a key. */
  readonly authenticated: boolean;
  readonly pagination?: Pagination;
  readonly stream?: Stream;
  /** Header with a key by which the server knows a repeated call and acts once. Undefined where it needs or knows none. */
  readonly idempotencyHeader?: string;
  /** Ids of the operations whose results this one makes stale. */
  readonly touches: readonly string[];
}

/** A parameter outside the body. */
export interface Parameter {
  /** Name on the wire: `session_id`. */
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  /** Positional argument (path, `sessionId`) or property of the parameter object (others, `project_id`). */
  readonly argument: string;
  /** Flag of the command line, without dashes; singular for lists: `session-id`. */
  readonly flag: string;
  readonly required: boolean;
  readonly schema: Schema;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly style: 'simple' | 'label' | 'matrix' | 'form' | 'spaceDelimited' | 'pipeDelimited' | 'deepObject' | 'cookie';
  readonly explode: boolean;
  /** Whether reserved characters stay as they are. */
  readonly allowReserved?: boolean;
  /** Set where the value is sent as a document of this media type instead of by `style`. */
  readonly mediaType?: string;
}

/** The body of a request. */
export interface Body {
  readonly required: boolean;
  readonly mediaType: string;
  readonly kind: ContentKind;
  readonly schema: Schema;
  readonly description?: string;
  /**
   * One for each property of the body, where the body is an object with named properties that become properties of
   * the parameter object. Undefined where the body is given whole, as the parameter object's property `body`.
   */
  readonly fields?: readonly BodyField[];
  /** How fields of a form are written, by their names, where the document says so. */
  readonly encodings?: Readonly<Record<string, FieldEncoding>>;
}

/** How a field of a form is written: by a style, or as a document of a media type. */
export interface FieldEncoding {
  readonly style?: 'form' | 'spaceDelimited' | 'pipeDelimited' | 'deepObject';
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  readonly mediaType?: string;
}

/** A property of the body that is a property of the parameter object. */
export interface BodyField {
  /** Name in the body. */
  readonly name: string;
  /** Property of the parameter object; differs from `name` only where a parameter outside the body has that name. */
  readonly argument: string;
  /** Flag of the command line, without dashes; singular for lists: `index-id`. */
  readonly flag: string;
  readonly required: boolean;
  readonly schema: Schema;
}

/** One declared answer. */
export interface Response {
  /** `200`, `5XX`, `default`. */
  readonly status: string;
  readonly description: string;
  /** Media type of the content; undefined where the answer has none. */
  readonly mediaType?: string;
  /** Form of the content; for a stream that of one item. Of several successful answers, the union of their forms. */
  readonly schema?: Schema;
  /**
   * What the content is read as; `mixed` where several successful answers differ in it. Undefined for a stream and where
   * there is no content.
   */
  readonly kind?: 'json' | 'text' | 'bytes' | 'mixed';
  /** Whether another successful answer has no content. */
  readonly mayBeEmpty?: boolean;
  readonly headers: readonly ResponseHeader[];
  readonly example?: Json;
}

/** A header that an answer may carry. */
export interface ResponseHeader {
  readonly name: string;
  readonly description?: string;
  readonly schema: Schema;
}

/** How a list is read page by page. All names are wire names. */
export type Pagination = CursorPagination | ItemPagination | OffsetPagination | PageNumberPagination | LinkPagination;

interface PaginationBase {
  /** Property of the answer that holds the items. Left out where the answer is the list itself. */
  readonly items?: string;
  /** Query parameter that limits the page, if there is one. */
  readonly size?: string;
  readonly itemSchema: Schema;
}

/** An answer holds the token of the next page. */
export interface CursorPagination extends PaginationBase {
  readonly kind: 'cursor';
  /** Property of the answer that holds the next page's token. */
  readonly next: string;
  /** Query parameter that takes the token. */
  readonly token: string;
}

/** A parameter takes a property of the item that the page before ends with. */
export interface ItemPagination extends PaginationBase {
  readonly kind: 'item';
  readonly token: string;
  /** That property, `id` when left out. */
  readonly id?: string;
  /** Property of the answer that is empty, null or false on the last page. */
  readonly next?: string;
}

/** A parameter takes the number of items to pass over. */
export interface OffsetPagination extends PaginationBase {
  readonly kind: 'offset';
  readonly token: string;
  /** Property of the answer that is empty, null or false on the last page. */
  readonly next?: string;
  /** Property of the answer that counts the items of all pages. */
  readonly total?: string;
}

/** A parameter takes the number of the page. */
export interface PageNumberPagination extends PaginationBase {
  readonly kind: 'page-number';
  readonly token: string;
  /** Property of the answer that is empty, null or false on the last page. */
  readonly next?: string;
  /** Number of the first page, 1 when left out. */
  readonly first?: number;
}

/** An answer names the address of the next page. */
export interface LinkPagination extends PaginationBase {
  readonly kind: 'link';
  /** Property of the answer that holds the address; where it is left out, the header `Link` does. */
  readonly next?: string;
  /** Query parameter that takes the number of the page, where there is one: for those who see no headers. */
  readonly token?: string;
}

/** How an answer arrives item by item, and what the items mean. */
export interface Stream {
  /** Server-sent events, JSON line by line, or a text as it comes. */
  readonly framing: 'sse' | 'jsonl' | 'text';
  /** Text in place of an item, after which nothing follows: `[DONE]`. */
  readonly done?: string;
  /** Property that names the kind of an event: `type`. */
  readonly discriminator?: string;
  readonly turn?: Turn;
  /** Kind of each delta to the kind of the full event that it builds, and the properties of both that hold the text. */
  readonly deltas: readonly StreamDelta[];
  /** Kinds of a tool's call and result, and the property that pairs them. */
  readonly calls?: { readonly call: string; readonly result: string; readonly by: string };
  /** The operation and the property of its answer that hold the same events, stored. */
  readonly history?: StreamHistory;
}

/** A kind of delta, and what it adds to. */
export interface StreamDelta {
  readonly delta: string;
  readonly full: string;
  /** Property of the delta that holds the piece. */
  readonly piece: string;
  /** Property of the full event that holds all pieces joined. */
  readonly whole: string;
}

/** The operation that reads the events of a stream again. It takes the path values of the stream's operation. */
export interface StreamHistory {
  /** Its id. */
  readonly operation: string;
  /** Property of its answer that holds the events. */
  readonly property: string;
  /** Properties of the parameter object that both operations take. */
  readonly params: readonly string[];
}

/** The course of one turn, in terms of its events. */
export interface Turn {
  /**
   * Kind of the stored event that opens a turn, the property of the request that becomes its content, and the property
   * of the event that holds it.
   */
  readonly starts: { readonly event: string; readonly from: string; readonly content: string };
  /** Kind of the full event that is the answer; all that deltas build is one where this is left out. */
  readonly answers?: string;
  /** Kind of the event that ends a turn. */
  readonly ends: string;
  /** Properties of the ending event that say whether the turn failed and why. */
  readonly fails?: { readonly when: string; readonly message: string };
  /** Property of the ending event that holds what the turn used. */
  readonly usage?: string;
}
