import { Fragment, type ReactNode, useLayoutEffect } from 'react';
import { createRoot } from 'react-dom/client';

/** What a contender's hook gives of the turn. */
export interface TurnView {
  readonly text: string;
  readonly isStreaming: boolean;
  readonly isDone: boolean;
  /** Asks the question. */
  readonly ask: () => unknown;
}

/** What the page counts of a turn. */
export interface TurnCounts {
  readonly textLength: number;
  /** Most commits from one frame to the next while the answer streams. */
  readonly mostInFrame: number;
}

declare global {
  interface Window {
    /** Runs one turn to its end. */
    runTurn: () => Promise<TurnCounts>;
  }
}

/** The address of the page's own server, which says how long the answer is: `http://127.0.0.1:4000/10000`. */
export const feedUrl: string = location.href.slice(0, location.href.lastIndexOf('/'));

/** Shows the text of a turn, and nothing else. */
export function showTurn(useTurn: () => TurnView, Providers: (props: { children: ReactNode }) => ReactNode = Fragment) {
  const { promise: isOver, resolve: end } = Promise.withResolvers<void>();
  let ask: TurnView['ask'] = () => undefined;
  let textLength = 0;
  let commits = 0;

  function Turn() {
    const view = useTurn();
    useLayoutEffect(() => {
      ask = view.ask;
      textLength = view.text.length;
      if (view.isStreaming) commits += 1;
      if (view.isDone) end();
    });
    return <p>{view.text}</p>;
  }

  window.runTurn = async () => {
    let mostInFrame = 0;
    let before = 0;
    let next = requestAnimationFrame(countFrame);
    function countFrame() {
      mostInFrame = Math.max(mostInFrame, commits - before);
      before = commits;
      next = requestAnimationFrame(countFrame);
    }
    ask();
    await isOver;
    cancelAnimationFrame(next);
    return { textLength, mostInFrame };
  };
  createRoot(document.body.appendChild(document.createElement('main'))).render(
    <Providers>
      <Turn />
    </Providers>,
  );
}
