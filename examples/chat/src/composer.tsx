import { type ReactElement, type SubmitEvent, useEffect, useId, useRef, useState } from 'react';

interface ComposerProps {
  readonly isRunning: boolean;
  /** A question that did not arrive. */
  readonly givenBack: string | undefined;
  readonly onAsk: (prompt: string) => void;
  readonly onStop: () => void;
}

/**
 * Where the next question is written. Enter sends it, Shift and Enter begin a new line, Escape stops the answer. It has the
 * focus as soon as it is shown.
 */
export function Composer({ isRunning, givenBack, onAsk, onStop }: ComposerProps): ReactElement {
  const [prompt, setPrompt] = useState('');
  const [taken, take] = useState<string>();
  const id = useId();
  const input = useRef<HTMLTextAreaElement>(null);
  useEffect(() => input.current?.focus(), []);
  if (givenBack !== taken) {
    take(givenBack);
    if (givenBack !== undefined && prompt === '') setPrompt(givenBack);
  }
  const ask = () => {
    if (prompt.trim() === '') return;
    onAsk(prompt.trim());
    setPrompt('');
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    ask();
  };
  return (
    <form onSubmit={submit}>
      <label htmlFor={id} className="visually-hidden">
        Question
      </label>
      <textarea
        ref={input}
        id={id}
        dir="auto"
        rows={2}
        maxLength={1000}
        value={prompt}
        placeholder="Ask a question"
        onChange={({ target }) => setPrompt(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && isRunning) onStop();
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          ask();
        }}
      />
      {isRunning && (
        <button type="button" onClick={onStop}>
          Stop
        </button>
      )}
      <button type="submit" className="primary">
        {isRunning ? 'Ask next' : 'Ask'}
      </button>
    </form>
  );
}
