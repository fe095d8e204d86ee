import { decodeBody } from './decode-body.ts';
import { NodeBody } from './node-body.ts';
import type { NodeStream } from './node-stream.ts';

/** What undici answers, as far as it is used. */
export interface UndiciAnswer {
  readonly statusCode: number;
  readonly statusText?: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: NodeStream;
}

/** Statuses whose answers have no body: https://fetch.spec.whatwg.org/#null-body-status */
const bodilessStatus = /^(101|103|204|205|304)$/;

/**
 * An answer of undici in the form of a `Response`. Objects of the web's standards are made when they are asked for, and
 * a client that reads JSON asks for none.
 */
export class NodeResponse implements Response {
  readonly status: number;
  readonly statusText: string;
  readonly ok: boolean;
  readonly url: string;
  readonly redirected: boolean = false;
  readonly type: ResponseType = 'default';
  readonly #answer: UndiciAnswer;
  readonly #body: NodeBody | null;
  #headers: Headers | undefined;
  #standard: Response | undefined;

  constructor(url: string, answer: UndiciAnswer) {
    const { statusCode, statusText = '', body } = answer;
    this.url = url;
    this.status = statusCode;
    this.statusText = statusText;
    this.ok = statusCode >= 200 && statusCode < 300;
    this.#answer = answer;
    this.#body = bodilessStatus.test(String(statusCode)) ? null : new NodeBody(body);
    if (!this.#body) body.on('error', () => undefined).resume();
  }

  get headers(): Headers {
    this.#headers ??= new Headers(
      Object.entries(this.#answer.headers).flatMap(([name, value = []]) =>
        [value].flat().map((item): [string, string] => [name, item]),
      ),
    );
    return this.#headers;
  }

  get body(): ReadableStream<Uint8Array<ArrayBuffer>> | null {
    if (this.#standard || this.#answer.headers['content-encoding']) return this.#response().body;
    return this.#body as ReadableStream<Uint8Array<ArrayBuffer>> | null;
  }

  get bodyUsed(): boolean {
    return this.#standard?.bodyUsed ?? this.#body?.locked ?? false;
  }

  arrayBuffer(): Promise<ArrayBuffer> {
    return this.#response().arrayBuffer();
  }

  blob(): Promise<Blob> {
    return this.#response().blob();
  }

  async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await this.arrayBuffer());
  }

  clone(): Response {
    return this.#response().clone();
  }

  formData(): Promise<FormData> {
    return this.#response().formData();
  }

  json(): Promise<unknown> {
    return this.#response().json();
  }

  text(): Promise<string> {
    return this.#response().text();
  }

  #response(): Response {
    const { status, statusText, headers } = this;
    const codings = headers.get('content-encoding');
    const body = this.#standard ? null : (this.#body?.standard() ?? null);
    this.#standard ??= new Response(body && codings ? decodeBody(body, codings) : body, {
      status,
      statusText,
      headers,
    });
    return this.#standard;
  }
}
