import { emitKeypressEvents } from 'node:readline';
import type { Output } from '../output/output.ts';
import { draw } from './draw.ts';
import { createState, type ExplorerState, type Key, pressed, resized } from './explorer-state.ts';
import { pathText } from './tree.ts';

/** A value that is looked at, or a list that grows as it is read. */
export interface Explored {
  readonly root: unknown;
  /** Reads more items; gives the list with them, or undefined where there are none. */
  readonly more?: () => Promise<unknown>;
}

const enter = '\u001b[?1049h\u001b[?25l';
const leave = '\u001b[?25h\u001b[?1049l';
const usualRows = 24;

/**
 * A full-screen viewer: folds, searches, copies the path of a value to the clipboard.
 *
 * @returns The value that the user wants printed; undefined where they just leave.
 * @see https://invisible-island.net/xterm/ctlseqs/ctlseqs.html
 */
export async function explore(
  explored: Explored,
  output: Output,
  signal: AbortSignal,
): Promise<{ readonly value: unknown } | undefined> {
  const height = () => Math.max(1, (process.stdout.rows ?? usualRows) - 1);
  const columns = () => output.columns ?? 80;
  let state = createState(explored.root, height());
  const keyboard = openKeyboard(signal);
  const redraw = () => output.writePainted(screenText(draw(state, columns(), output.paint)));
  const onResize = () => {
    state = resized(state, state.root, height());
    // A terminal that has gone is noticed by the next key.
    redraw().catch(() => {});
  };
  const onTerminate = () => {
    process.stdout.write(leave);
    process.kill(process.pid, 'SIGTERM');
  };
  process.stdout.on('resize', onResize);
  process.once('SIGTERM', onTerminate);
  await output.writePainted(enter);
  try {
    for (;;) {
      await redraw();
      const key = await keyboard.next();
      if (key === undefined) return undefined;
      state = await grown(pressed(state, key), explored, height());
      const row = state.rows[state.cursor];
      if (state.effect?.type === 'quit') return undefined;
      if (state.effect?.type === 'print') return { value: row?.value };
      if (state.effect?.type === 'copy') await output.writePainted(clipboardSequence(pathText(row?.path ?? [])));
    }
  } finally {
    process.stdout.off('resize', onResize);
    process.off('SIGTERM', onTerminate);
    keyboard.close();
    await output.writePainted(leave);
  }
}

/** Reads on where the cursor has come to the end of what there is. */
async function grown(state: ExplorerState, { more }: Explored, height: number): Promise<ExplorerState> {
  if (more === undefined || state.effect !== undefined || state.cursor < state.rows.length - 1) return state;
  const root = await more();
  return root === undefined ? state : resized(state, root, height);
}

/** The whole screen in one write, so that it does not flicker. Each line is cleared behind its text. */
function screenText(lines: readonly string[]): string {
  return `\u001b[H${lines.map((line) => `${line}\u001b[K`).join('\r\n')}`;
}

/** Asks the terminal to put a text into the clipboard. It is encoded, so that it cannot be taken for anything else. */
function clipboardSequence(text: string): string {
  return `\u001b]52;c;${Buffer.from(text).toString('base64')}\u0007`;
}

function openKeyboard(signal: AbortSignal) {
  const { stdin } = process;
  const keys: Key[] = [];
  let wake = () => {};
  let isAwaited = false;
  let isOver = signal.aborted;
  const onKey = (_text: string | undefined, key: Key) => {
    // The terminal sends no signal now, and a request may be waited for.
    if (key.ctrl && key.name === 'c' && !isAwaited) process.kill(process.pid, 'SIGINT');
    keys.push(key);
    wake();
  };
  const onEnd = () => {
    isOver = true;
    wake();
  };
  emitKeypressEvents(stdin);
  stdin.setRawMode(true);
  stdin.on('keypress', onKey).on('end', onEnd).resume();
  signal.addEventListener('abort', onEnd);
  return {
    /** The next key; undefined where there will be none. */
    async next(): Promise<Key | undefined> {
      if (keys.length === 0 && !isOver) {
        isAwaited = true;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        isAwaited = false;
      }
      return keys.shift();
    },
    close(): void {
      signal.removeEventListener('abort', onEnd);
      stdin.off('keypress', onKey).off('end', onEnd).pause();
      stdin.setRawMode(false);
    },
  };
}
