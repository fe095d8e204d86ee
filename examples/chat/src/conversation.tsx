import type { TurnPhase } from '@llamacloud-prod/core';
import { useBetaChatStream } from '@llamacloud-prod/react';
import { type ReactElement, useEffect, useRef } from 'react';
import { Announcer } from './announcer.tsx';
import { Composer } from './composer.tsx';
import { TurnView } from './turn-view.tsx';

const indexIds = [import.meta.env.VITE_INDEX_ID ?? 'idx-notes'];
const runningPhases: ReadonlySet<TurnPhase> = new Set(['sending', 'waiting', 'thinking', 'using-tool', 'answering']);

const labels: Readonly<Record<TurnPhase, string>> = {
  idle: '',
  sending: 'Sending',
  waiting: 'Waiting',
  thinking: 'Thinking',
  'using-tool': 'Searching',
  answering: 'Answering',
  done: '',
  failed: 'That did not work.',
  stopped: 'Stopped. The server may go on with the answer.',
  interrupted: 'The connection was lost. The answer is looked for.',
};

/** A session: what was said, what is being said, and what to say next. */
export function Conversation({ sessionId }: { sessionId: string }): ReactElement {
  const conversation = useBetaChatStream(sessionId);
  const { turns, status, error, unsent, isLoading, historyError, send, stop, retry } = conversation;
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (turns.length > 0) end.current?.scrollIntoView({ block: 'end' });
  }, [turns]);

  const isRunning = runningPhases.has(status);
  const problem = historyError ?? error;
  const canRetry = status === 'failed' || status === 'stopped' || status === 'interrupted';
  return (
    <main>
      <h1 className="visually-hidden">Conversation</h1>
      <section className="transcript" aria-label="Transcript" aria-busy={isRunning || isLoading}>
        {isLoading && <p>Loading…</p>}
        {turns.map((turn, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: turns have no ids, and keep their places
          <TurnView key={place} turn={turn} />
        ))}
        <div ref={end} />
      </section>
      <p className="status" data-status={status}>
        {labels[status]}
        {canRetry && (
          <button type="button" onClick={() => void retry()}>
            Try again
          </button>
        )}
      </p>
      {problem instanceof Error && <p role="alert">{problem.message}</p>}
      <Announcer label={labels[status]} turns={turns} />
      <Composer
        isRunning={isRunning}
        givenBack={unsent[0]?.prompt}
        onAsk={(prompt) => void send({ prompt, index_ids: indexIds })}
        onStop={stop}
      />
    </main>
  );
}
