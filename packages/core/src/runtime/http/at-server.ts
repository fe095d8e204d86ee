import type { Client } from '../client.ts';
import type { Operation } from '../operation.ts';
import { clientAt } from './client-at.ts';

/**
 * The client for a call that the document has at an address of its own. A client whose address is not the document's,
 * such as one of a local server, makes this call there as well.
 */
export function atServer(client: Client, { server }: Pick<Operation, 'server'>): Client {
  return client.baseURL === server?.usual.replace(/\/+$/, '') ? clientAt(client, server.own, server.isOpen) : client;
}
