/**
 * Stands in for `Request` in openapi-fetch: the same parts as plain data. A real one costs a tenth of a call, and its
 * body is used up by the first attempt.
 */
export class PlainRequest {
  readonly url: string;
  readonly init: RequestInit;

  constructor(url: string, init: RequestInit) {
    this.url = url;
    this.init = init;
  }
}
