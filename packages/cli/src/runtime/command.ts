import type { Client } from '#core';

/** What text given to a flag becomes. `json` is any JSON value. */
export type ValueType = 'string' | 'integer' | 'number' | 'boolean' | 'json';

/** One flag: its name, the values that it takes and the rules that they obey before anything is sent. */
export interface Flag {
  /** Without dashes: `page-size`. */
  readonly name: string;
  /** One letter, without the dash. */
  readonly short?: string;
  /** Type of the value; of each value where `list` is set. */
  readonly type: ValueType;
  /** Whether the flag may be given several times, one value each. */
  readonly list?: true;
  readonly required?: true;
  readonly enum?: readonly (string | number | boolean)[];
  /** Shown in help only; the server judges it. */
  readonly format?: string;
  /** In Unicode characters. */
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  /** What the server assumes when the flag is left out, as JSON. */
  readonly default?: unknown;
  readonly description?: string;
}

/** A flag that becomes part of a request. */
export interface ParameterFlag extends Flag {
  /** Where the value goes. `path` values are also taken from bare words, in the order of the flags. */
  readonly in: 'path' | 'query' | 'header' | 'body';
  /** Property of the operation's parameter object; for a path value the name of its argument. */
  readonly argument: string;
  /** Whether the word `null` stands for null. Obeyed in bodies; elsewhere null and leaving out are the same. */
  readonly nullable?: true;
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
  /** What the answer is: one value, a list read page by page, events one by one, or nothing. */
  readonly kind: 'single' | 'page' | 'stream' | 'empty';
  /** Whether the operation asks for a key. */
  readonly authenticated?: true;
  /** Path flags first, in the order of the template. */
  readonly flags: readonly ParameterFlag[];
  readonly load: () => Promise<OperationFunction>;
}

/** Commands that share the first word: `rooms:shelves`. */
export interface CommandGroup {
  readonly name: string;
  /** One line. */
  readonly summary?: string;
  readonly load: () => Promise<readonly Command[]>;
}

/** Everything that a command line needs to know of its API before a command is chosen. */
export interface CommandLine {
  /** Name of the program. */
  readonly binary: string;
  readonly title: string;
  /** Environment variables that hold the key, the first that is set wins; undefined where the API has no key. */
  readonly apiKey?: { readonly env: readonly string[] };
  /** Environment variable that holds the base URL, and the address that is used without it. */
  readonly baseURL: { readonly env: string; readonly default: string };
  readonly groups: readonly CommandGroup[];
}
