import { maxFileBytes } from '../limits.ts';
import { errorAt, SpecError } from '../spec-error.ts';
import { shownAddress } from './address.ts';
import { decodeSource } from './decode-source.ts';

/** Until the whole document is there. */
const timeoutMs = 60_000;

/**
 * Reads a document from the network, by the address that a user gives. Redirects are followed.
 *
 * @throws {@link SpecError} when no document comes in a minute, when it is no text, or when it is too large. Its message
 *   has no query string.
 */
export async function download(address: string): Promise<string> {
  const fail = (message: string, cause?: unknown) => errorAt({ file: shownAddress(address) }, message, { cause });
  if (!URL.canParse(address)) throw fail('This is no address. Check it.');
  if (new URL(address).username !== '') throw fail('The address has a user in it. Download the document first.');
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(timeoutMs) });
    if (!response.ok) throw fail(`The server answers with status ${response.status}. Check the address.`);
    const pieces: Uint8Array[] = [];
    let size = 0;
    for await (const piece of response.body ?? []) {
      size += piece.length;
      if (size > maxFileBytes) throw fail(`The document is larger than ${maxFileBytes / 2 ** 20} MiB. Split it.`);
      pieces.push(piece);
    }
    return decodeSource(Buffer.concat(pieces), fail);
  } catch (error) {
    if (error instanceof SpecError) throw error;
    const { name, cause } = error as Error & { readonly cause?: { readonly code?: string } };
    const reason = name === 'TimeoutError' ? `nothing for ${timeoutMs / 1000} s` : (cause?.code ?? 'connection error');
    throw fail(`The document cannot be downloaded (${reason}). Check the address.`, error);
  }
}
