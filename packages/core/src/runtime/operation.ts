import type { addIdempotencyKey } from './http/add-idempotency-key.ts';
import type { atServer } from './http/at-server.ts';
import type { BodyEncoder } from './http/encode-body.ts';
import type { Exchange } from './http/exchange.ts';
import type { SplitParams } from './http/split-params.ts';
import type { writeStyledQuery } from './http/write-styled.ts';
import type { FindPageStep } from './pagination/page-step.ts';
import type { requestStream } from './stream/request-stream.ts';

/** Methods of HTTP, as they are sent. */
export type HttpMethod = 'GET' | 'PUT' | 'POST' | 'DELETE' | 'OPTIONS' | 'HEAD' | 'PATCH' | 'QUERY';

/**
 * One call of the API as plain data: everything that sending it takes, and nothing that is the same for all calls. What
 * most calls do is the default; a call that does something else brings the function of the runtime that does it, so
 * that no application bundles what its calls do not need.
 *
 * Properties of the parameter object that {@link Operation.parameters} names go where it says. All others go into the
 * body where the operation has one, and else into the query.
 */
export type Operation = OperationBase & OperationInput;

interface OperationBase {
  /** Where the call stands in the client's tree. Errors name it. */
  readonly id: string;
  readonly method: HttpMethod;
  /** Header with a key by which the server knows a repeated call and acts once. */
  readonly idempotencyHeader?: string | undefined;
  /** Adds that header. */
  readonly addKey?: typeof addIdempotencyKey | undefined;
  /** The server of this call, where it has one of its own. */
  readonly server?: OperationServer | undefined;
  /** Finds the client for that server. */
  readonly atServer?: typeof atServer | undefined;
  /** Path template with `{name}` where a value goes. */
  readonly path: string;
  /** Writes one placeholder with its braces, where values are not single or have a style of their own. */
  readonly writePath?: ((placeholder: string, values: Readonly<Record<string, unknown>>) => string) | undefined;
  readonly parameters?: Readonly<Record<string, OperationParameter>> | undefined;
  /** Writes the query, where it may hold objects or has styles of its own. */
  readonly writeQuery?: typeof writeStyledQuery | undefined;
  /** Media type of the answer, `application/json` when left out. */
  readonly accept?: string | undefined;
  /** Makes a value of the answer, where it is not JSON. */
  readonly read?: ((exchange: Exchange) => unknown) | undefined;
}

/** Where a call goes that is not made where all others are. */
export interface OperationServer {
  /** The document's address of all other calls. */
  readonly usual: string;
  /** The address of this one. */
  readonly own: string;
  /** Whether it takes no keys. They stay away from it then, since it may be somebody else's. */
  readonly isOpen?: boolean | undefined;
}

/** The parameter object goes into the query as it is, or is sorted, which a body takes. */
type OperationInput =
  | { readonly split?: undefined; readonly body?: undefined }
  | { readonly split: ParamsSplitter; readonly body?: OperationBody | undefined };

/** Sorts a parameter object, beside the headers that every call has. */
type ParamsSplitter = (
  operation: Operation,
  params: object | null | undefined,
  always: Readonly<Record<string, string>>,
) => SplitParams;

/**
 * Where a property of the parameter object goes, and how it is written where that differs from the default. In the query
 * a list or an object needs `writeQuery`, in a header or a cookie `splitStyledParams`.
 */
export interface OperationParameter extends FieldEncoding {
  readonly in: 'query' | 'header' | 'cookie' | 'body';
  /** Name on the wire, where it differs from the property's. */
  readonly name?: string | undefined;
}

/** How a value is written. */
export interface FieldEncoding {
  /** Style of a list or an object in a query or a form, `form` when left out. */
  readonly style?: 'form' | 'spaceDelimited' | 'pipeDelimited' | 'deepObject' | undefined;
  /** Whether items and properties are written one by one: when left out, true, in a header false. */
  readonly explode?: boolean | undefined;
  /** Whether reserved characters stay as they are, where they have no meaning of their own. */
  readonly allowReserved?: boolean | undefined;
  /** Set where the value is sent as a document of this media type, such as one JSON text. */
  readonly mediaType?: string | undefined;
}

/** The body of a request. */
export interface OperationBody {
  readonly mediaType: string;
  /** Makes what is sent from the value, where it is not JSON. */
  readonly encode?: BodyEncoder | undefined;
  /** How fields of a form are written, by their names, where that differs from the default. */
  readonly encodings?: Readonly<Record<string, FieldEncoding>> | undefined;
  /** Whether a body is sent even when no property of it is given. */
  readonly required?: boolean | undefined;
  /** Property of the parameter object that is the whole body, where its properties are not given one by one. */
  readonly property?: string | undefined;
}

/** A call that reads a list page by page. */
export type PageOperation = Operation & { readonly pagination: OperationPagination };

/** A property: its name, or the names on the way to one that is inside of others. */
export type PropertyPath = string | readonly string[];

/** How a list is read on. */
export interface OperationPagination {
  /** Finds the next page, where it is not asked for by a token. */
  readonly step?: FindPageStep | undefined;
  /** Property of the answer that holds the items. Left out where the answer is the list itself. */
  readonly items?: PropertyPath | undefined;
  /**
   * Property of the answer that tells of the next page: its token, or as the step has it. The last page has none, null or
   * an empty text.
   */
  readonly next?: PropertyPath | undefined;
  /**
   * Property of the parameter object that asks for a page: takes its token, its number, the number of items before, or a
   * property of the last of them.
   */
  readonly token?: string | undefined;
  /** That property of an item, `id` when left out. */
  readonly id?: string | undefined;
  /** Number of the first page, 1 when left out. */
  readonly first?: number | undefined;
  /** Property of the answer that counts the items of all pages. */
  readonly total?: PropertyPath | undefined;
  /** Property of the answer that counts the pages. */
  readonly pages?: PropertyPath | undefined;
}

/** A call whose answer arrives event by event. */
export type StreamOperation = Operation & { readonly stream: OperationStream };

/** A call that answers whole, and as a stream where it is asked for one. */
export type StreamableOperation = Operation & { readonly streamed: StreamedForm };

/** What is different of a call that is asked for a stream. */
export interface StreamedForm {
  /** Property of the parameter object that asks for it: by `true`, and by nothing else. */
  readonly flag: PropertyPath;
  /** Media type of the stream. */
  readonly accept: string;
  /** Sends the call. */
  readonly request: typeof requestStream;
  readonly stream: OperationStream;
}

/** What the client must know of a stream's events: how they end, and what they amount to. */
export interface OperationStream {
  /** Property that names the kind of an event. */
  readonly discriminator?: string | undefined;
  /** Kind of the event that ends the stream. Where it is left out, the stream ends with the connection. */
  readonly ends?: string | undefined;
  /** Text in place of an event, after which nothing follows: `[DONE]`. A stream that ends without it was interrupted. */
  readonly done?: string | undefined;
  /** Properties of the ending event that say whether the work failed, and why. */
  readonly fails?: { readonly when: string; readonly message: string } | undefined;
  /** Property of the ending event that holds what the work used. */
  readonly usage?: string | undefined;
  /**
   * Kind of the stored event that opens a turn, its property that holds what the user said, and the property of the
   * parameter object that this comes from.
   */
  readonly starts?: { readonly event: string; readonly content: string; readonly from: string } | undefined;
  /** Kind of the full event that is the answer. Other kinds that deltas build are thoughts on the way to it. */
  readonly answers?: string | undefined;
  /** What each kind of delta adds to. */
  readonly deltas?: Readonly<Record<string, StreamDelta>> | undefined;
  /** Kinds of a tool's call and of its result, and the property that pairs them. */
  readonly calls?: { readonly call: string; readonly result: string; readonly by: string } | undefined;
  /** Where the same events can be read again. */
  readonly history?: StreamHistory | undefined;
}

/** One kind of delta: a piece of an event that comes whole later. */
export interface StreamDelta {
  /** Kind of the event that the pieces build. */
  readonly full: string;
  /** Property of the delta that holds the piece. */
  readonly piece: string;
  /** Property of the full event that holds all pieces joined. */
  readonly whole: string;
}

/** The call that reads a stream's events again, from storage. */
export interface StreamHistory {
  /** It takes the path values of the stream's own call. */
  readonly operation: Operation;
  /** Property of its answer that holds the events, oldest first. */
  readonly property: string;
  /** Properties of the stream's parameter object that this call takes as well. */
  readonly params?: readonly string[] | undefined;
}
