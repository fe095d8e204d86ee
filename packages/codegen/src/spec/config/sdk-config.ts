import type { HttpMethod } from '../../http-methods.ts';
import type { Json, PropertyPath } from '../../json.ts';
import type { Problem, SourcePosition } from '../problem.ts';

/** The shape of an SDK family: what the OpenAPI document cannot say. All short forms are expanded. */
export interface SdkConfig {
  readonly file: string;
  /** The OpenAPI document, relative to the file. */
  readonly document?: string;
  readonly client: ClientConfig;
  /** Names of types to the schemas of the document that they are for. */
  readonly models: Readonly<Record<string, string>>;
  /** The roots of the resource tree, in the file's order. Where there is none, the document's paths give them. */
  readonly resources: readonly ResourceConfig[];
  /** Operations of the document that are left out on purpose. */
  readonly skip: readonly EndpointConfig[];
  /**
   * Whether it was written for another generator, or for a later document: what the document does not bear out is left
   * out, with a warning.
   */
  readonly isForeign?: boolean;
  /** What has no counterpart in this form. */
  readonly warnings: readonly Problem[];
  /** Changes of the document that come with it, applied before any overlay. */
  readonly transforms: readonly Transform[];
  /**
   * Where a key of the file stands, or the nearest key above it: `['resources', 'beta', 'chat', 'stream', 'turn', 'ends']`.
   */
  locate(path: readonly (string | number)[]): SourcePosition;
}

/** A change of the document. */
export interface Transform {
  /** JSONPath of what is changed. */
  readonly target: string;
  /** Objects are merged, and a list gets further items. */
  readonly change: 'merge' | 'remove' | 'replace';
  readonly value?: Json;
  /** Keys in the file; give it to {@link SdkConfig.locate}. */
  readonly path: readonly string[];
}

/** Names and settings of the client. What is left out is derived from the document. */
export interface ClientConfig {
  readonly class?: string;
  readonly scope?: string;
  readonly binary?: string;
  readonly env?: { readonly apiKey?: readonly string[]; readonly baseURL?: string; readonly log?: string };
  readonly idempotencyHeader?: string;
  /** Address of the API, where the document has none. */
  readonly server?: string;
}

/** A group of methods and further groups. */
export interface ResourceConfig {
  /** The key in the file: `chat`. */
  readonly name: string;
  /** Keys from the top of the file: `['resources', 'beta', 'chat']`. Give it to {@link SdkConfig.locate}. */
  readonly path: readonly string[];
  readonly methods: readonly MethodConfig[];
  readonly children: readonly ResourceConfig[];
}

/** One call, and what the document does not say of it. */
export interface MethodConfig {
  /** The key in the file: `retrieve`. */
  readonly name: string;
  /** Keys from the top of the file; give it, with further keys as they stand in the file, to {@link SdkConfig.locate}. */
  readonly path: readonly string[];
  readonly endpoint: EndpointConfig;
  /** Of a list the first that fits what the document says of the call, if any does. */
  readonly pagination?: PaginationConfig | readonly PaginationConfig[];
  /**
   * Methods whose results this one makes stale: `list` of the same resource, or `beta.chat.list`. Without it, those of its
   * resource that read on its path.
   */
  readonly touches?: readonly string[];
  /** How a call that answers whole is asked for a stream. */
  readonly stream?: StreamConfig;
  /** Text in place of an event of a stream, after which nothing follows: `[DONE]`. */
  readonly done?: string;
  readonly turn?: TurnConfig;
  readonly deltas: readonly DeltaConfig[];
  readonly calls?: { readonly call: string; readonly result: string; readonly by: string };
  /** The method (as in `touches`) and the property of its answer that hold the same events, stored. */
  readonly history?: { readonly method: string; readonly property: string };
  /** Wire name of a parameter or body property to the flag that replaces its own, without dashes. */
  readonly flags: Readonly<Record<string, string>>;
}

/** An operation of the document. */
export interface EndpointConfig {
  readonly method: HttpMethod;
  readonly path: string;
}

/** How a list is read page by page, by wire names. What each kind takes is in the schema of the file. */
export interface PaginationConfig {
  /** `cursor` when left out. */
  readonly kind?: 'cursor' | 'item' | 'offset' | 'page-number' | 'link';
  readonly items?: PropertyPath;
  readonly next?: PropertyPath;
  readonly token?: string;
  readonly size?: string;
  readonly total?: PropertyPath;
  readonly pages?: PropertyPath;
  readonly first?: number;
  readonly id?: string;
}

/** How a call that answers whole is asked for a stream, where the document does not say. */
export interface StreamConfig {
  /** Property of the body, or parameter of the query, that asks for it by true, `stream` when left out. */
  readonly when?: string;
  /** Schema of the document for an item. */
  readonly item?: string;
}

/** A kind of delta, and what it adds to. */
export interface DeltaConfig {
  readonly delta: string;
  /** Kind of the full event. */
  readonly full: string;
  /** Properties that hold the text, where the events have several: in the delta, and in the full event. */
  readonly piece?: string;
  readonly whole?: string;
}

/** The course of one turn, in terms of its events. */
export interface TurnConfig {
  readonly starts: { readonly event: string; readonly from: string; readonly content?: string };
  readonly answers?: string;
  readonly ends: string;
  readonly fails?: { readonly when: string; readonly message: string };
  readonly usage?: string;
}
