import { emitKeypressEvents } from 'node:readline';
import type { Output } from '../output/output.ts';
import { draw } from './draw.ts';
import { createState, type ExplorerState, type Key, pressed, resized } from './explorer-state.ts';
import { pathText } from './tree.ts';

/** A value that is looked at, or a list that grows as it is read. */
export interface Explored {
  readonly root: unknown;
  /** Waits for more items; gives the list with them, or undefined where there are none. */
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
  const next = keyOrGrowth(explored, () => keyboard.next());
  try {
    for (;;) {
      await redraw();
      const event = await next(state);
      if (event === undefined) return undefined;
      if ('root' in event) {
        state = resized(state, event.root, height());
        continue;
      }
      state = pressed(state, event.key);
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

/** What changes the state: a key, or a list that has grown. */
type ExplorerEvent = { readonly key: Key } | { readonly root: unknown };

/** Waits for a key, and reads on meanwhile where less than another screen is there below the cursor. */
function keyOrGrowth({ more }: Explored, nextKey: () => Promise<Key | undefined>) {
  let typed: Promise<ExplorerEvent | undefined> | undefined;
  let read: Promise<ExplorerEvent | 'whole'> | undefined;
  const readKey = async () => {
    const key = await nextKey();
    return key && { key };
  };
  const readOn = async () => {
    const root = await more?.();
    return root === undefined ? 'whole' : { root };
  };
  return async ({ rows, cursor, height }: ExplorerState): Promise<ExplorerEvent | undefined> => {
    // A key that comes together with items is the next event.
    typed ??= readKey();
    if (rows.length - cursor <= height) read ??= readOn();
    const first = await Promise.race(read ? [typed, read] : [typed]);
    const event = first === 'whole' ? await typed : first;
    if (event && 'root' in event) read = undefined;
    else typed = undefined;
    return event;
  };
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
  let isOver = signal.aborted;
  const onKey = (_text: string | undefined, key: Key) => {
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
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
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
