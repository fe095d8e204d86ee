import { openablePaths, pathText, type Row, visibleRows } from './tree.ts';

/** What the viewer shows. It never changes; each key makes the next one. */
export interface ExplorerState {
  readonly root: unknown;
  /** Paths of what is unfolded. */
  readonly open: ReadonlySet<string>;
  readonly rows: readonly Row[];
  /** Number of the chosen row. */
  readonly cursor: number;
  /** Number of the first row on the screen. */
  readonly top: number;
  /** How many rows the screen has room for. */
  readonly height: number;
  /** What is searched for; while it is typed, `isTyping` is set. */
  readonly search: string;
  readonly isTyping: boolean;
  /** A line for the user, until the next key. */
  readonly message: string;
  /** What to do outside of the screen. */
  readonly effect?: { readonly type: 'copy' | 'print' | 'quit' };
}

/** A key, as Node names it. */
export interface Key {
  readonly name?: string | undefined;
  readonly sequence?: string | undefined;
  readonly ctrl?: boolean | undefined;
}

/** The viewer of a value, all folded. */
export function createState(root: unknown, height: number): ExplorerState {
  const open = new Set<string>();
  const rows = visibleRows(root, open);
  return { root, open, rows, cursor: 0, top: 0, height, search: '', isTyping: false, message: '' };
}

/** The same view of a value that has grown, or on a screen of another size. */
export function resized(state: ExplorerState, root: unknown, height: number): ExplorerState {
  return scrolled({ ...state, root, height, rows: visibleRows(root, state.open) });
}

/** What a key makes of a state. */
export function pressed(state: ExplorerState, key: Key): ExplorerState {
  const { effect: _, ...before } = { ...state, message: '' };
  if (key.ctrl && key.name === 'c') return { ...before, effect: { type: 'quit' } };
  if (state.isTyping) return typed(before, key);
  const { cursor, height, rows } = state;
  const row = rows[cursor];
  switch (key.sequence === 'G' ? 'G' : (key.name ?? key.sequence)) {
    case 'up':
    case 'k':
      return moved(before, cursor - 1);
    case 'down':
    case 'j':
      return moved(before, cursor + 1);
    case 'pageup':
      return moved(before, cursor - height);
    case 'pagedown':
      return moved(before, cursor + height);
    case 'home':
    case 'g':
      return moved(before, 0);
    case 'end':
    case 'G':
      return moved(before, rows.length - 1);
    case 'right':
    case 'l':
      return row?.isOpen ? moved(before, cursor + 1) : folded(before, row, true);
    case 'left':
    case 'h':
      return row?.isOpen ? folded(before, row, false) : moved(before, parentOf(rows, cursor));
    case 'return':
    case 'enter':
    case 'space':
      return folded(before, row, !row?.isOpen);
    case 'e':
      return unfolded(before, openablePaths(state.root));
    case 'f':
      return unfolded(before, new Set());
    case 'n':
      return found(before, key.sequence === 'N' ? -1 : 1);
    case '/':
      return { ...before, isTyping: true, search: '' };
    case 'c':
    case 'y':
      return { ...before, effect: { type: 'copy' }, message: `copied ${pathText(row?.path ?? [])}` };
    case 'p':
      return { ...before, effect: { type: 'print' } };
    case 'q':
    case 'escape':
      return { ...before, effect: { type: 'quit' } };
    default:
      return before;
  }
}

function typed(state: ExplorerState, { name, sequence = '', ctrl }: Key): ExplorerState {
  if (name === 'return' || name === 'enter') return found({ ...state, isTyping: false }, 1, true);
  if (name === 'escape') return { ...state, isTyping: false };
  if (name === 'backspace') return { ...state, search: [...state.search].slice(0, -1).join('') };
  const isText = !ctrl && sequence !== '' && !/\p{C}/u.test(sequence);
  return isText ? { ...state, search: state.search + sequence } : state;
}

function moved(state: ExplorerState, cursor: number): ExplorerState {
  return scrolled({ ...state, cursor });
}

function scrolled(state: ExplorerState): ExplorerState {
  const cursor = Math.max(0, Math.min(state.cursor, state.rows.length - 1));
  const top = Math.max(0, Math.min(state.top, cursor), cursor - state.height + 1);
  return { ...state, cursor, top };
}

function folded(state: ExplorerState, row: Row | undefined, isOpen: boolean): ExplorerState {
  if (row === undefined || !row.size) return state;
  const open = new Set(state.open);
  if (isOpen) open.add(pathText(row.path));
  else open.delete(pathText(row.path));
  return scrolled({ ...state, open, rows: visibleRows(state.root, open) });
}

/** Opens or closes everything, with the cursor on the same row, or on what it is folded into. */
function unfolded(state: ExplorerState, open: ReadonlySet<string>): ExplorerState {
  const path = state.rows[state.cursor]?.path ?? [];
  const rows = visibleRows(state.root, open);
  const cursor = rows.findLastIndex((row) => row.path.every((step, position) => step === path[position]));
  return scrolled({ ...state, open, rows, cursor: Math.max(0, cursor) });
}

function parentOf(rows: readonly Row[], cursor: number): number {
  const depth = rows[cursor]?.path.length ?? 0;
  return Math.max(
    0,
    rows.findLastIndex((row, index) => index < cursor && row.path.length < depth),
  );
}

/** Goes to the next row whose name or plain value holds the search, in folded parts too. */
function found(state: ExplorerState, direction: 1 | -1, includesCurrent = false): ExplorerState {
  const needle = state.search.toLowerCase();
  if (needle === '') return state;
  const all = visibleRows(state.root, openablePaths(state.root));
  const current = pathText(state.rows[state.cursor]?.path ?? []);
  const start = all.findIndex((row) => pathText(row.path) === current);
  const order = all.map(
    (_, step) => (start + (step + (includesCurrent ? 0 : 1)) * direction + 2 * all.length) % all.length,
  );
  const hit = all[order.find((index) => matches(all[index], needle)) ?? -1];
  if (hit === undefined) return { ...state, message: `nothing here holds ${state.search}` };
  const open = new Set(state.open);
  for (let length = 1; length < hit.path.length; length += 1) open.add(pathText(hit.path.slice(0, length)));
  const rows = visibleRows(state.root, open);
  const path = pathText(hit.path);
  return moved(
    { ...state, open, rows },
    rows.findIndex((row) => pathText(row.path) === path),
  );
}

function matches(row: Row | undefined, needle: string): boolean {
  if (row === undefined) return false;
  const plain = row.size === undefined ? String(row.value) : '';
  return `${row.path.at(-1) ?? ''}\n${plain}`.toLowerCase().includes(needle);
}
