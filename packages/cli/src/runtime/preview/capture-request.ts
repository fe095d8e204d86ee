import type { Fetch } from '#core';

/** A request as it would be sent. */
export interface CapturedRequest {
  readonly method: string;
  readonly url: string;
  /** In lower case, sorted. {@link keyMark} stands where the key would. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Text, or what stands in for a body that is none. */
  readonly body: string | undefined;
}

/** Stands in for the key, so that none can show up in what is printed. It has no character that is written otherwise. */
export const keyMark = 'the-key-goes-here';

/**
 * Catches the request that a call sends.
 *
 * @param call - Makes the call with a function that takes the place of `fetch`.
 */
export async function captureRequest(call: (fetch: Fetch) => PromiseLike<unknown>): Promise<CapturedRequest> {
  let captured: Promise<CapturedRequest> | undefined;
  const fetch: Fetch = (input, init) => {
    captured = describe(new Request(input, { duplex: 'half', ...init } as RequestInit));
    // Nothing is answered; the call ends with this.
    return Promise.reject(new Error('The request was captured.'));
  };
  try {
    await call(fetch);
  } catch (error) {
    if (captured === undefined) throw error;
  }
  if (captured === undefined) throw new Error('The call has sent no request.');
  return captured;
}

async function describe(request: Request): Promise<CapturedRequest> {
  const type = request.headers.get('content-type') ?? '';
  const isText = /json|text|urlencoded|xml|yaml/.test(type);
  const bytes = request.body === null ? undefined : await request.arrayBuffer();
  const body =
    bytes === undefined ? undefined : isText ? new TextDecoder().decode(bytes) : `<${bytes.byteLength} bytes>`;
  return {
    method: request.method,
    url: request.url,
    headers: [...request.headers].filter(([name]) => !/^(user-agent|x-client)/.test(name)),
    body,
  };
}
