/**
 * What the generator tells the site: plain data, one tree for every view and every form of output. Text from the API's
 * document is only ever a value here, never a key, so that no name can collide with a property of an object.
 */

/** The ways of calling an operation. Each has a page of its own. */
export type View = 'http' | 'typescript' | 'react' | 'cli';

/** `generated/index.json`: what the API is called and what there is to navigate. */
export interface IndexData {
  readonly title: string;
  readonly version: string;
  /** Markdown. */
  readonly description?: string;
  /** How a shell installs what each view calls. Empty where nothing is needed. */
  readonly install: Readonly<Record<View, string>>;
  /** What the examples of each view take as given, in the view's language. Empty where there is nothing. */
  readonly setup: Readonly<Record<View, string>>;
  /** Roots of the resource tree. */
  readonly resources: readonly ResourceData[];
}

/** A group of operations. */
export interface ResourceData {
  /** The path from the client: `books`. */
  readonly id: string;
  /** Name in the navigation: `Books`. */
  readonly title: string;
  /** Markdown. */
  readonly description?: string;
  readonly operations: readonly OperationLink[];
  readonly children: readonly ResourceData[];
}

/** An operation in the navigation. */
export interface OperationLink {
  readonly title: string;
  /** HTTP method, lower case. */
  readonly method: string;
  readonly path: string;
  /** Address below a view, and of its file below `generated/operations/`: `books/read`. */
  readonly slug: string;
  readonly deprecated?: true;
  /** How the operation is called in each view, short: `client.books.read`. */
  readonly calls: Readonly<Record<View, string>>;
}

/** An entry of `generated/schemas.json`: a type that has a name. */
export interface SchemaData {
  readonly name: string;
  /** Markdown. */
  readonly description?: string;
  readonly type: TypeData;
  readonly constraints?: readonly string[];
}

/** Form of a value. Scalars of a document (`default`, `const`, `enum`) are printed as JSON. */
export type TypeData = (
  | { readonly kind: 'string' | 'number' | 'boolean' | 'null' | 'unknown' | 'never' | 'binary' }
  | { readonly kind: 'const'; readonly value: string }
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | { readonly kind: 'array'; readonly items: TypeData }
  | { readonly kind: 'tuple'; readonly items: readonly TypeData[]; readonly rest?: TypeData }
  /** Any keys, values of one form. */
  | { readonly kind: 'map'; readonly values: TypeData }
  | { readonly kind: 'object'; readonly fields: readonly FieldData[]; readonly rest?: TypeData }
  | { readonly kind: 'union' | 'intersection'; readonly members: readonly MemberData[] }
  /** A type of `schemas.json`. */
  | { readonly kind: 'reference'; readonly name: string }
) & { readonly nullable?: true };

/** One of the types of a union or an intersection. */
export interface MemberData {
  readonly type: TypeData;
  /** The value of the discriminator that selects this member: `hardcover`. */
  readonly tag?: string;
  /** Markdown. */
  readonly description?: string;
}

/** A property, or what is given to a call. */
export interface FieldData {
  /** Name on the wire. */
  readonly name: string;
  readonly type: TypeData;
  readonly required?: true;
  readonly deprecated?: true;
  /** Markdown. */
  readonly description?: string;
  /** Short rules, each printed as a chip: `maxLength 1000`. */
  readonly constraints?: readonly string[];
  /** What the server assumes, as JSON. */
  readonly default?: string;
}

/** A parameter, or a property of the body. */
export interface ParameterData extends FieldData {
  readonly in: 'path' | 'query' | 'header' | 'cookie' | 'body';
  /** Name in TypeScript: of the positional argument (path), else of the property of the parameter object. */
  readonly argument: string;
  /** Name on the command line, without dashes. */
  readonly flag: string;
}

/** `generated/operations/SLUG.json`: everything that the four pages of one operation show. */
export interface PageData {
  /** Where the call stands in the client: `books.read`. */
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  /** HTTP method, lower case. */
  readonly method: string;
  readonly path: string;
  /** The header whose value tells the server that a request is sent again. */
  readonly idempotencyHeader?: string;
  /** Markdown. */
  readonly description?: string;
  readonly deprecated?: true;
  /** In the order of the page: positional ones first, then required ones, then optional ones of query, header and body. */
  readonly parameters: readonly ParameterData[];
  /** The argument that holds all parameters but the positional ones; absent where there are none. */
  readonly argumentObject?: { readonly name: string; readonly type: string; readonly required?: true };
  /** Media type of the request's body, if there is one. */
  readonly bodyMediaType?: string;
  readonly returns: ReturnsData;
  readonly errors: readonly ErrorData[];
  readonly stream?: StreamData;
  readonly views: Readonly<Record<View, ViewData>>;
  /** Set where the answer is a stream when the body asks for one. */
  readonly streamed?: StreamedData;
}

/** What is different of a page where its call asks for a stream in place of a whole answer. */
export interface StreamedData {
  /** Property of the body, or parameter of the query, that asks for it by true. */
  readonly flag: string;
  readonly returns: ReturnsData;
  readonly stream: StreamData;
  readonly views: Readonly<Record<View, ViewData>>;
}

/** The answer of a call that succeeds. */
export interface ReturnsData {
  /** `200`. */
  readonly status: string;
  /** Markdown. */
  readonly description: string;
  /** Undefined where the answer has no content. */
  readonly mediaType?: string;
  /** Form of the content; for a stream that of one event. */
  readonly type?: TypeData;
  /** JSON, indented; for a stream one event a line. */
  readonly example?: string;
  /**
   * Where the answer is one page of a list: the property that holds its items, or the names on the way to it, unless the
   * answer is the list; and their form.
   */
  readonly items?: { readonly property?: string | readonly string[]; readonly type: TypeData };
  /** Headers that the answer may carry. */
  readonly headers?: readonly FieldData[];
  /** Calls that the answer leads to. */
  readonly links?: readonly LinkData[];
}

/** A call that an answer leads to. */
export interface LinkData {
  readonly title: string;
  readonly slug: string;
  /** Markdown. */
  readonly description?: string;
  /** Names on the wire, and the expression or value that each is given: `$response.body#/id`. */
  readonly parameters: readonly { readonly name: string; readonly value: string }[];
}

/** A declared answer that makes the call fail. */
export interface ErrorData {
  /** `404`, `5XX`, `default`. */
  readonly status: string;
  /** Markdown. */
  readonly description: string;
  readonly mediaType?: string;
  readonly type?: TypeData;
  /** JSON, indented. */
  readonly example?: string;
}

/** What the events of a stream mean. */
export interface StreamData {
  /** Media type's framing of events. */
  readonly framing: 'sse' | 'jsonl' | 'text';
  /** Property that names the kind of an event. */
  readonly discriminator?: string;
  readonly events: readonly EventData[];
  /** Property that pairs a call with its result. */
  readonly pairedBy?: string;
  /** Properties of the ending event that say whether the turn failed, and why. */
  readonly fails?: { readonly when: string; readonly message: string };
  /** The operation that gives the same events later, and the property of its answer. */
  readonly history?: { readonly title: string; readonly slug: string; readonly property: string };
}

/** One kind of event. */
export interface EventData {
  /** Value of the discriminator. */
  readonly kind: string;
  /** Markdown. */
  readonly description?: string;
  /** `delta`: a piece; `start`: only in the history; `end`: nothing follows; `call` and `result`: a pair. */
  readonly role?: 'delta' | 'call' | 'result' | 'start' | 'end';
  /** Kind of the full event that the pieces make together. Set for deltas. */
  readonly builds?: string;
  /** Property that holds the text, of a piece or of what pieces build. */
  readonly text?: string;
}

/** What one view says of an operation. */
export interface ViewData {
  /** Ready-made code to show as it is. */
  readonly signature?: string;
  /** Forms beside the signature's, for views that have several. */
  readonly forms?: readonly FormData[];
  /** Name of the result's type where the view has one of its own: `Stream<BookEvent>`. */
  readonly returns?: string;
  /** A call, in the language of the view. */
  readonly example: string;
}

/** One of several ways to make the same call. */
export interface FormData {
  readonly kind:
    | 'query'
    | 'suspense'
    | 'infinite'
    | 'suspenseInfinite'
    | 'options'
    | 'infiniteOptions'
    | 'cache'
    | 'infiniteCache'
    | 'key'
    | 'mutation'
    | 'mutationOptions'
    | 'turn'
    | 'client';
  readonly name: string;
  readonly signature: string;
}
