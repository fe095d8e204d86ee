import type { HttpMethod } from '../http-methods.ts';
import type { Json } from '../json.ts';
import type { ClientModel } from './client-model.ts';
import type { ContentKind } from './media-type.ts';
import type { Pagination } from './pagination.ts';
import type { NamedSchema, Schema } from './schema.ts';
import type { Stream } from './stream.ts';

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
  /**
   * Class of its calls, in its module: where it holds other resources, that from which its class is made, `ChatCalls`, else
   * its class. Undefined where it only holds others.
   */
  readonly callsClassName?: string;
  /**
   * The same path as a module below `resources/` and as subpath of the package, without extension: `beta/chat`. A resource
   * that only holds others has no module.
   */
  readonly modulePath: string;
  /** Module of what follows the turns of its streams, in the same form: `beta/chat/turn`. Undefined where it has none. */
  readonly turnModulePath?: string;
  /** The same path as a group of commands: `beta:chat`. */
  readonly commandGroup: string;
  readonly description?: string;
  readonly operations: readonly Operation[];
  readonly children: readonly Resource[];
}

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
  /** Path template, as it is sent: `/api/v1/chat/{session_id}`. */
  readonly path: string;
  /** The path in the document, unique for its method. A fragment there tells operations of one address apart. */
  readonly declaredPath: string;
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
  /** Undefined where the answer always has one form. */
  readonly streamed?: StreamedForm;
  /** Header with a key by which the server knows a repeated call and acts once. Undefined where it needs or knows none. */
  readonly idempotencyHeader?: string;
  /** Calls that a successful answer leads to. Undefined where the document tells of none. */
  readonly links?: readonly Link[];
  /** Ids of the operations whose results this one makes stale. */
  readonly touches: readonly string[];
}

/** What is different of a call that asks for a stream in place of a whole answer. */
export interface StreamedForm {
  /** What asks for it, by true, and where that stands. */
  readonly flag: string;
  readonly flagIn: 'body' | 'query';
  /** The answer then. Its schema is that of one item. */
  readonly success: Response;
  readonly stream: Stream;
  readonly names: StreamedNames;
}

/** The names of types that a call has twice, for it may answer whole or as a stream. */
export interface StreamedNames {
  /** Parameter object that does not ask for the stream: `CompletionCreateParamsNonStreaming`. */
  readonly wholeParams: string;
  /** Parameter object that does: `CompletionCreateParamsStreaming`. */
  readonly params: string;
  /** Alias of an event: `CompletionCreateStreamResponse`. */
  readonly response: string;
}

/** A call that an answer leads to. */
export interface Link {
  /** Id of the operation. */
  readonly operation: string;
  readonly description?: string;
  /** What the call is given: its parameters, and its body by the name `body`. */
  readonly given: readonly LinkValue[];
}

/** A value that a call is given by an answer. */
export interface LinkValue {
  /** Name on the wire. */
  readonly name: string;
  /** An expression over the answer, or over its request: `$response.body#/id`. A text is given as it is, all else as JSON. */
  readonly value: string;
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
  /** Set where the answer always carries it. */
  readonly required?: boolean;
  readonly deprecated?: boolean;
  readonly description?: string;
  readonly schema: Schema;
}
