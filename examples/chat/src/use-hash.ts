import { useSyncExternalStore } from 'react';

/** The address's fragment without its mark: the session that is shown. */
export function useHash(): string {
  return useSyncExternalStore(subscribe, () => location.hash.slice(1));
}

/** Shows another session, or none. */
export function setHash(hash: string): void {
  location.hash = hash;
}

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}
