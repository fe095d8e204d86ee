import type { Client } from '../client.ts';

/** Clients for other addresses, so that each keeps what it has got, such as a token. */
const others = new WeakMap<Client, Map<string, Client>>();

/**
 * A client for a call that the document has at an address of its own. A client whose address is not the document's, such
 * as one of a local server, makes this call there as well.
 *
 * @param usual - The document's address of all other calls.
 * @param server - The address of this call.
 */
export function atServer(client: Client, usual: string, server: string): Client {
  if (client.baseURL !== usual.replace(/\/+$/, '')) return client;
  const known = others.get(client) ?? new Map<string, Client>();
  others.set(client, known);
  const other = known.get(server) ?? client.withOptions({ baseURL: server });
  known.set(server, other);
  return other;
}
