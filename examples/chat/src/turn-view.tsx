import type { ChatStreamPart, ChatStreamTurn } from '@llamacloud-prod/core';
import { memo, type ReactElement } from 'react';
import { AnswerText } from './answer-text.tsx';

/** A question and its answer. Rendered again only when something in it changes. */
export const TurnView = memo(function TurnView({ turn }: { turn: ChatStreamTurn }): ReactElement {
  const { input, delivery, parts } = turn;
  return (
    <article>
      {input && (
        <p className="question" dir="auto" data-delivery={delivery}>
          {input.content}
          {delivery === 'failed' && <small>Not sent</small>}
        </p>
      )}
      {parts.map((part, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no ids of their own
        <PartView key={place} part={part} />
      ))}
    </article>
  );
});

const PartView = memo(function PartView({ part }: { part: ChatStreamPart }): ReactElement | null {
  switch (part.type) {
    case 'content':
      if (part.kind === 'text') {
        return (
          <div className="answer" dir="auto">
            <AnswerText text={part.content} />
          </div>
        );
      }
      return (
        <details>
          <summary>Thinking</summary>
          <p>{part.content}</p>
        </details>
      );
    case 'tool':
      return (
        <details>
          <summary>
            {part.result ? 'Used' : 'Uses'} {String(part.call?.name ?? 'a tool')}
          </summary>
          <pre>{JSON.stringify({ call: part.call, result: part.result }, null, 2)}</pre>
        </details>
      );
    case 'error':
      return (
        <p className="error">
          <strong>Error:</strong> {part.message}
        </p>
      );
    default:
      return null;
  }
});
