import type { ReactElement } from 'react';
import { Conversation } from './conversation.tsx';
import { SessionList } from './session-list.tsx';
import { useHash } from './use-hash.ts';

/** The sessions, and the conversation of the one that the address names. */
export function App(): ReactElement {
  const sessionId = useHash();
  return (
    <>
      <SessionList current={sessionId} />
      {sessionId === '' ? (
        <main className="empty">
          <h1>Ask your documents</h1>
          <p>Pick a session, or begin a new one.</p>
        </main>
      ) : (
        // A session of its own has an input of its own.
        <Conversation key={sessionId} sessionId={sessionId} />
      )}
    </>
  );
}
