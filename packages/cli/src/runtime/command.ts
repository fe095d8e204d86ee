import type { Client, TranscriptSnapshot } from '#core';

/** What text given to a flag becomes. `json` is any JSON value, `binary` the bytes of a file. */
export type ValueType = 'string' | 'integer' | 'number' | 'boolean' | 'json' | 'binary';

/** Any value that JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * A JSON Schema of draft 2020-12. References have the form `#/$defs/NAME`.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-core
 */
export type JsonSchema = { readonly [keyword: string]: Json };

/** One flag: its name, the values that it takes and the rules that they obey before anything is sent. */
export interface Flag {
  /** Without dashes: `page-size`. */
  readonly name: string;
  /** One letter, without the dash. */
  readonly short?: string;
  /** Type of the value; of each value where `list` is set. */
  readonly type: ValueType;
  /** Whether the flag may be given several times. */
  readonly list?: true;
  readonly required?: true;
  readonly enum?: readonly Json[];
  /** One of JSON Schema's is checked; the server judges any other. */
  readonly format?: string;
  /** In Unicode characters. */
  readonly minLength?: number;
  readonly maxLength?: number;
  /** A regular expression that some part of the value matches. */
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  /** Form of the whole value, where the rules above cannot say it. */
  readonly schema?: JsonSchema;
  /** What the server assumes when the flag is left out, as JSON. */
  readonly default?: unknown;
  readonly deprecated?: true;
  readonly description?: string;
}

/** A flag that becomes part of a request. */
export interface ParameterFlag extends Flag {
  /** Where the value goes. `path` values are also taken from bare words, in the order of the flags. */
  readonly in: 'path' | 'query' | 'header' | 'body';
  /** Property of the operation's parameter object; for a path value the name of its argument. */
  readonly argument: string;
  /** Name in the API's document, where it differs from `argument`. */
  readonly wireName?: string;
  /** Whether the word `null` stands for null. Obeyed in bodies; elsewhere null and leaving out are the same. */
  readonly nullable?: true;
  /** Where the values that exist are listed. */
  readonly choices?: ListReference;
}

/** A command of the same group, and a property of what it answers with; for a list, of its items. */
export interface ListReference {
  readonly command: string;
  readonly property: string;
}

/** How the events of a stream are to be understood. */
export interface StreamDescription {
  /** Property that names the kind of an event. */
  readonly discriminator?: string;
  readonly turn?: {
    /**
     * Kind of the stored event that opens a turn, the property of the request that becomes its content, and the
     * property of the event that holds it.
     */
    readonly starts: { readonly event: string; readonly from: string; readonly content: string };
    /** Kind of the full event that is the answer; all that deltas build is one where this is left out. */
    readonly answers?: string;
    /** Kind of the event that ends a turn. */
    readonly ends: string;
    /** Properties of the ending event that say whether the turn failed, and why. */
    readonly fails?: { readonly when: string; readonly message: string };
    /** Property of the ending event that holds what the turn used. */
    readonly usage?: string;
  };
  /** Kind of each delta, the kind of the full event that it builds, and the properties of both that hold the text. */
  readonly deltas: readonly {
    readonly delta: string;
    readonly full: string;
    readonly piece: string;
    readonly whole: string;
  }[];
  /** Kinds of a tool's call and result, and the property that pairs them. */
  readonly calls?: { readonly call: string; readonly result: string; readonly by: string };
  /** The command whose answer holds the same events, stored. */
  readonly history?: ListReference;
}

/** What is different of a command whose call asks for a stream in place of a whole answer. */
export interface StreamedForm {
  /** Property of the parameter object that asks for it by `true`: the names on the way to it. */
  readonly flag: readonly string[];
  /** Form of one event. */
  readonly response?: JsonSchema;
  readonly stream: StreamDescription;
}

/** A command that holds a conversation over a streaming operation. */
export interface Conversation {
  readonly name: string;
  /** The command that makes what the operation works on, and the property of its answer that names it. */
  readonly creator?: ListReference;
}

/** A function of the client library: the client, each path value, the parameter object if there is one, options. */
export type OperationFunction = (client: Client, ...values: never[]) => unknown;

/** One operation as a command. Plain data, save for the loader of its function. */
export interface Command {
  /** In its group: `get-size`. */
  readonly name: string;
  readonly summary?: string;
  readonly description?: string;
  readonly deprecated?: true;
  /** Upper case, as on the wire. */
  readonly method: string;
  /** Path template. */
  readonly path: string;
  /** What the answer is: one value, a list read page by page, events one by one, plain text, bytes, or nothing. */
  readonly kind: 'single' | 'page' | 'stream' | 'text' | 'binary' | 'empty';
  /** Whether the operation asks for a key. */
  readonly authenticated?: true;
  /** Where the call stands in the client: `['rooms', 'shelves', 'getSize']`. */
  readonly call: readonly string[];
  /** The hook of the React package; `client` where there is none, and the client itself is used. */
  readonly hook: { readonly name: string; readonly kind: 'query' | 'mutation' | 'turn' | 'client' };
  /** Form of the answer; of one event for a stream. */
  readonly response?: JsonSchema;
  readonly stream?: StreamDescription;
  /** Set where the answer is a stream when the call asks for one. */
  readonly streamed?: StreamedForm;
  readonly conversation?: Conversation;
  /** The streaming command whose stored events the answer holds, and the property that holds them. */
  readonly history?: ListReference;
  /** Path flags first, in the order of the template. */
  readonly flags: readonly ParameterFlag[];
  readonly load: () => Promise<OperationFunction>;
  /** Loads what makes turns of the stream's events. */
  readonly transcript?: () => Promise<TranscriptFactory>;
}

/** Makes turns of events, which are given as they were sent. */
export type TranscriptFactory = (events?: never) => { snapshot(): TranscriptSnapshot };

/** Schemas by name, the targets of `#/$defs/NAME`. */
export type Definitions = Readonly<Record<string, JsonSchema>>;

/** What the module of a group holds. */
export interface CommandModule {
  readonly commands: readonly Command[];
  /** Schemas that the commands refer to, directly or not; undefined where they are so many that groups share them. */
  readonly definitions?: Definitions;
}

/** Commands that share the first word: `rooms:shelves`. */
export interface CommandGroup {
  readonly name: string;
  /** One line. */
  readonly summary?: string;
  readonly load: () => Promise<CommandModule>;
}

/** What a client of an API with more than one key is let in with. */
export interface Credentials {
  /** The options of the client besides `apiKey`. */
  readonly options: readonly Credential[];
  /** Options that have to be given together, for each way to be let in. None where a client may do without. */
  readonly ways: readonly (readonly string[])[];
}

/** An option of the client that holds a secret. */
export interface Credential {
  readonly option: string;
  /** Environment variables that hold it, the first that is set wins. */
  readonly env: readonly string[];
  /** The option that sends what this one only helps to get: a token. */
  readonly token?: string;
}

/** Everything that a command line needs to know of its API before a command is chosen. */
export interface CommandLine {
  /** Name of the program. */
  readonly binary: string;
  readonly title: string;
  /** Environment variables that hold the key, the first that is set wins; undefined where the API has no key. */
  readonly apiKey?: { readonly env: readonly string[] };
  /** Set where the key is not all that a client can be let in with. */
  readonly credentials?: Credentials;
  /** Environment variable that holds the base URL, and the address that is used without it. */
  readonly baseURL: { readonly env: string; readonly default: string };
  /** What the API's packages and their main exports are called. */
  readonly client: {
    readonly className: string;
    /** Hook that gives the client. */
    readonly hook: string;
    readonly corePackage: string;
    readonly reactPackage: string;
  };
  /** Schemas of the groups that have none of their own. */
  readonly definitions?: () => Promise<Definitions>;
  readonly groups: readonly CommandGroup[];
}
