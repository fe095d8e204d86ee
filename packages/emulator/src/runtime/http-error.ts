/** One place in a request that is wrong, in the form of FastAPI. */
export interface RequestProblem {
  /** The way to the place, from the part of the request inwards: `['body', 'index_ids', 0]`. */
  readonly loc: readonly (string | number)[];
  readonly msg: string;
  /** Kind of the mistake: `missing`, `string_too_long`. */
  readonly type: string;
  /** The value that was given. */
  readonly input?: unknown;
  /** Details of the rule that was broken. */
  readonly ctx?: Readonly<Record<string, unknown>>;
}

/** An answer other than the success. Its body is `{ "detail": … }`. */
export class HttpError extends Error {
  readonly status: number;
  /** A sentence, or every place of the request that is wrong. */
  readonly detail: string | readonly RequestProblem[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, detail: string | readonly RequestProblem[], headers: Record<string, string> = {}) {
    super(typeof detail === 'string' ? detail : 'The request does not match the document');
    this.name = 'HttpError';
    this.status = status;
    this.detail = detail;
    this.headers = headers;
  }
}
