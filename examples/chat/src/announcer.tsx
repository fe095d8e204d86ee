import type { ChatStreamTurn } from '@llamacloud-prod/core';
import { type ReactElement, useEffect, useState } from 'react';
import { AnswerText } from './answer-text.tsx';

interface AnnouncerProps {
  /** What goes on. */
  readonly label: string;
  readonly turns: readonly ChatStreamTurn[];
}

/** Longest that a change waits to be told, so that quick changes are told as one, in milliseconds. */
const delayMs = 500;

/** Tells screen readers what goes on, and the answer once it is whole: never piece by piece. */
export function Announcer({ label, turns }: AnnouncerProps): ReactElement {
  const [told, tell] = useState('');
  const [isFirst, setFirst] = useState(true);
  const last = turns.at(-1);
  const isOver = last !== undefined && last.status !== 'running';
  const text = label || (isOver && !isFirst ? answerOf(last) : '');
  // What was there from the start is read on demand.
  if (isFirst && label !== '') setFirst(false);
  useEffect(() => {
    const timer = setTimeout(() => tell(text), delayMs);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <div className="visually-hidden" role="status">
      <AnswerText text={told} />
    </div>
  );
}

function answerOf({ parts }: ChatStreamTurn): string {
  return parts.flatMap((part) => (part.type === 'content' && part.kind === 'text' ? [part.content] : [])).join('\n\n');
}
