import type { Client } from '../client.ts';

/** Making a client costs more than a call. */
const others = new WeakMap<Client, Map<string, Client>>();

/**
 * The client for another address, with the same settings. It shares the keys of the given one, and the tokens that are
 * got for them.
 *
 * @param isOpen - Whether the keys stay away from that address.
 */
export function clientAt(client: Client, baseURL: string, isOpen = false): Client {
  const known = others.get(client) ?? new Map<string, Client>();
  const name = `${isOpen} ${baseURL}`;
  let other = known.get(name);
  if (!other) {
    const always = isOpen ? withoutKeys(client.always()) : client.always();
    other = Object.assign(client.withOptions({ baseURL }), { always: () => always });
    others.set(client, known.set(name, other));
  }
  return other;
}

/** What still has to be hidden is known all the same: a caller may send it. */
function withoutKeys(always: ReturnType<Client['always']>): ReturnType<Client['always']> {
  const withoutSecrets = (values: object) =>
    Object.fromEntries(Object.entries(values).filter(([, value]) => !always.secrets.includes(value)));
  const { headers, query } = always;
  return { ...always, headers: withoutSecrets(headers), query: withoutSecrets(query), send: undefined };
}
