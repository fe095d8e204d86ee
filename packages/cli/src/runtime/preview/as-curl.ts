import { basename } from 'node:path';
import type { Connection } from '../connection/connection.ts';
import { type CapturedRequest, isForm } from './capture-request.ts';
import { shellTemplate, shellWord } from './shell-word.ts';

/**
 * The request as a call of curl. Keys stay in their environment variables.
 *
 * @param variables - Names of those, by the positions of the marks.
 * @param surroundings - The certificate that the call is made with, and where its files are.
 */
export function asCurl(
  { method, url, headers, body }: CapturedRequest,
  variables: readonly string[],
  { certificateFile, keyFile, paths = [] }: Partial<Connection> & { readonly paths?: readonly string[] } = {},
): string {
  const word = (text: string) => shellTemplate(text, variables);
  const accepts = headers.find(([name]) => name === 'accept')?.[1] ?? '';
  const isUsualMethod = method === (body === undefined ? 'GET' : 'POST');
  const parts = [
    [
      'curl',
      ...(accepts.includes('event-stream') ? ['--no-buffer'] : []),
      ...(isUsualMethod ? [] : method === 'HEAD' ? ['--head'] : ['-X', method]),
      word(url),
    ],
    ...(certificateFile === undefined ? [] : [['--cert', shellWord(certificateFile)]]),
    ...(keyFile === undefined ? [] : [['--key', shellWord(keyFile)]]),
    ...headers
      .filter(([name]) => !(isForm(body) && name === 'content-type'))
      .map(([name, value]) => headerOption(name, value, word)),
    ...bodyOptions(body, paths),
  ];
  return `${parts.map((part) => part.join(' ')).join(' \\\n  ')}\n`;
}

function headerOption(name: string, value: string, word: (text: string) => string): readonly string[] {
  // The key is encoded there.
  const [, login] = (name === 'authorization' && /^basic (.*)/i.exec(value)) || [];
  if (login !== undefined) return ['--user', word(Buffer.from(login, 'base64').toString('latin1'))];
  return ['-H', word(`${name}: ${value}`)];
}

/** Files are named by their paths; where none is known, by the name that the server is told. */
function bodyOptions(body: CapturedRequest['body'], paths: readonly string[]): readonly (readonly string[])[] {
  if (body === undefined) return [];
  if (typeof body === 'string') return [['--data-raw', shellWord(body)]];
  if (!isForm(body)) return [['--data-binary', shellWord(`@${paths[0] ?? '-'}`)]];
  const open = [...paths];
  return body.map(({ name, value }) => {
    if (typeof value === 'string') return ['--form-string', shellWord(`${name}=${value}`)];
    const { fileName, type } = value;
    const found = open.findIndex((path) => path === '-' || basename(path) === fileName);
    const [path = fileName] = found < 0 ? [] : open.splice(found, 1);
    const parts = [`@"${quoted(path)}"`, `type=${type}`, `filename="${quoted(fileName)}"`];
    return ['--form', shellWord(`${name}=${parts.join(';')}`)];
  });
}

/** As curl reads it between double quotes. */
function quoted(text: string): string {
  return text.replace(/["\\]/g, '\\$&');
}
