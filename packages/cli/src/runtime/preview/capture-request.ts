import type { Fetch } from '#core';

/** A request as it would be sent. */
export interface CapturedRequest {
  readonly method: string;
  readonly url: string;
  /** In lower case, sorted. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Text, the fields of a form, or a file. */
  readonly body: string | readonly CapturedField[] | CapturedFile | undefined;
}

/** A field of a multipart form. */
export interface CapturedField {
  readonly name: string;
  readonly value: string | CapturedFile;
}

/** Bytes that are sent as they are. */
export interface CapturedFile {
  /** As the server is told it; empty for a body without a form. */
  readonly fileName: string;
  readonly type: string;
  readonly size: number;
}

/** Whether a body is a multipart form. */
export function isForm(body: CapturedRequest['body']): body is readonly CapturedField[] {
  return Array.isArray(body);
}

/**
 * Catches the request that a call sends.
 *
 * @param call - Makes the call with a function that takes the place of `fetch`.
 */
export async function captureRequest(call: (fetch: Fetch) => PromiseLike<unknown>): Promise<CapturedRequest> {
  let captured: Promise<CapturedRequest> | undefined;
  const fetch: Fetch = (input, init) => {
    captured = describe(new Request(input, { duplex: 'half', ...init } as RequestInit), init?.body);
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

async function describe(request: Request, body: RequestInit['body']): Promise<CapturedRequest> {
  const type = request.headers.get('content-type') ?? '';
  const isMultipart = type.startsWith('multipart/form-data');
  const headers = [...request.headers].filter(([name]) => !/^(user-agent|x-client)/.test(name));
  return {
    method: request.method,
    url: request.url,
    // The boundary is another one each time.
    headers: headers.map(([name, value]) => [
      name,
      isMultipart && name === 'content-type' ? 'multipart/form-data' : value,
    ]),
    body: isMultipart
      ? fields(body instanceof FormData ? body : await request.formData())
      : await plainBody(request, type),
  };
}

function fields(form: FormData): readonly CapturedField[] {
  return Array.from(form, ([name, value]) => ({ name, value: typeof value === 'string' ? value : fileOf(value) }));
}

function fileOf({ name, type, size }: File): CapturedFile {
  // As it is sent, where nothing else is known.
  return { fileName: name, type: type || 'application/octet-stream', size };
}

async function plainBody(request: Request, type: string): Promise<string | CapturedFile | undefined> {
  if (request.body === null) return undefined;
  if (/json|text|urlencoded|xml|yaml/.test(type)) return request.text();
  const { size } = await request.blob();
  return { fileName: '', type, size };
}
