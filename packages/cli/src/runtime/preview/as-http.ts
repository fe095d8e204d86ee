import { type CapturedFile, type CapturedRequest, isForm } from './capture-request.ts';

/** The request as it would go over the wire, for reading: a form with a line for each field, files by what they are. */
export function asHttp({ method, url, headers, body }: CapturedRequest): string {
  const head = [`${method} ${url}`, ...headers.map(([name, value]) => `${name}: ${value}`)];
  return `${[...head, ...(body === undefined ? [] : ['', bodyText(body)])].join('\n')}\n`;
}

function bodyText(body: NonNullable<CapturedRequest['body']>): string {
  if (typeof body === 'string') return body;
  if (!isForm(body)) return fileText(body);
  return body.map(({ name, value }) => `${name}=${typeof value === 'string' ? value : fileText(value)}`).join('\n');
}

function fileText({ fileName, type, size }: CapturedFile): string {
  return `<${[fileName, type, `${size} bytes`].filter(Boolean).join(', ')}>`;
}
