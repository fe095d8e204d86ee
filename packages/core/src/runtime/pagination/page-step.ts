import type { Client } from '../client.ts';
import type { PathValues } from '../http/build-request.ts';
import type { PageOperation } from '../operation.ts';
import type { PageRequestOptions } from './page-request-options.ts';

/** A call that reads a page. */
export interface PageCall {
  readonly client: Client;
  readonly operation: PageOperation;
  readonly pathValues: PathValues;
  readonly params?: Readonly<Record<string, unknown>> | null | undefined;
  readonly options?: PageRequestOptions | undefined;
}

/** A page that was read: what a step to the next one is found by. */
export interface PageAnswer {
  readonly call: PageCall;
  readonly items: readonly unknown[];
  /** Items of the page before, where one led to this. */
  readonly before?: readonly unknown[] | undefined;
  readonly body: Readonly<Record<string, unknown>>;
  readonly response: Pick<Response, 'headers' | 'url'>;
}

/** The way to the next page. */
export interface PageStep {
  /** What asks for the next page, as a text. No two pages of a list have the same. */
  readonly key: string;
  /**
   * The call that reads the next page.
   *
   * @throws {BaseError} Where it must not be asked for, or would be the same page again.
   */
  readonly call: () => PageCall;
}

/** Finds the way to the page after one. Undefined after the last. */
export type FindPageStep = (answer: PageAnswer) => PageStep | undefined;
