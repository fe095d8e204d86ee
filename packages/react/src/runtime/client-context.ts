'use client';

import { createContext, createElement, type ReactElement, type ReactNode, useContext } from 'react';
import type { Client } from '#core';

export type { ReactElement };

/** What the provider takes. */
export interface ClientProviderProps {
  /** The client that the hooks below use. Make it once, outside of components. */
  readonly client: Client;
  readonly children?: ReactNode;
}

const ClientContext = createContext<Client | undefined>(undefined);

/** Gives a client to the hooks of the components below it. An inner provider hides an outer one. */
export function ClientProvider({ client, children }: ClientProviderProps): ReactElement {
  return createElement(ClientContext.Provider, { value: client }, children);
}

/**
 * Gives the client of the nearest provider.
 *
 * @typeParam TClient - What the provider was given. It is taken on trust, since a context knows no types.
 * @param providerName - name of the provider, for the message.
 * @throws Error when there is no provider above the component.
 */
export function useClient<TClient extends Client>(providerName: string): TClient {
  const client = useContext(ClientContext);
  if (client !== undefined) return client as TClient;
  throw new Error(
    `There is no <${providerName}> above this component. Wrap the app: <${providerName} client={client}>.`,
  );
}
