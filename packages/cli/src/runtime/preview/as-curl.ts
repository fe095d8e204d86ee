import type { Connection } from '../connection/connection.ts';
import { type CapturedRequest, keyMark } from './capture-request.ts';
import { shellTemplate, shellWord } from './shell-word.ts';

/**
 * The request as a call of curl. The key stays in its environment variable.
 *
 * @param keyVariable - Name of that variable.
 * @param connection - The certificate that the call is made with.
 */
export function asCurl(
  { method, url, headers, body }: CapturedRequest,
  keyVariable: string,
  { certificateFile, keyFile }: Partial<Connection> = {},
): string {
  const word = (text: string) => (text.includes(keyMark) ? shellTemplate(text, keyMark, keyVariable) : shellWord(text));
  const accepts = headers.find(([name]) => name === 'accept')?.[1] ?? '';
  const isUsualMethod = method === (body === undefined ? 'GET' : 'POST');
  const parts = [
    [
      'curl',
      ...(accepts.includes('event-stream') ? ['--no-buffer'] : []),
      ...(isUsualMethod ? [] : ['-X', method]),
      word(url),
    ],
    ...(certificateFile === undefined ? [] : [['--cert', shellWord(certificateFile)]]),
    ...(keyFile === undefined ? [] : [['--key', shellWord(keyFile)]]),
    ...headers.map(([name, value]) => headerOption(name, value, word, keyVariable)),
    ...(body === undefined ? [] : [['--data-raw', shellWord(body)]]),
  ];
  return `${parts.map((part) => part.join(' ')).join(' \\\n  ')}\n`;
}

function headerOption(
  name: string,
  value: string,
  word: (text: string) => string,
  keyVariable: string,
): readonly string[] {
  // The key is encoded there, with what goes before and after it.
  if (name === 'authorization' && /^basic /i.test(value)) return ['--user', `"$${keyVariable}"`];
  return ['-H', word(`${name}: ${value}`)];
}
