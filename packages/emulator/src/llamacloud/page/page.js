import { clearTranscript, showEvents, showPieces } from './transcript.js';

/** How often the list is read again, and a session that runs or rests, in milliseconds. */
const listIntervalMs = 2000;
const runningIntervalMs = 250;
const restingIntervalMs = 1000;
/** Sessions that the list begins with, and that each wish for more adds; the API gives at most 1000 at once. */
const listStep = 50;
const listLimit = 1000;

const storedScope = 'scope';

const form = /** @type {HTMLFormElement} */ (document.querySelector('#scope'));
const main = /** @type {HTMLElement} */ (document.querySelector('main'));
const list = /** @type {HTMLElement} */ (document.querySelector('#sessions'));
const listState = /** @type {HTMLElement} */ (document.querySelector('#sessions-state'));
const more = /** @type {HTMLButtonElement} */ (document.querySelector('#more'));
const section = /** @type {HTMLElement} */ (document.querySelector('#session'));
const title = /** @type {HTMLElement} */ (document.querySelector('#title'));
const summaryLine = /** @type {HTMLElement} */ (document.querySelector('#summary'));
const sessionState = /** @type {HTMLElement} */ (document.querySelector('#session-state'));

/** Who looks: the key, and the project and organization where they are given. @type {Record<string, string>} */
let scope = JSON.parse(sessionStorage.getItem(storedScope) ?? '{}');
let listSize = listStep;
/** Ends what the page does for the scope and the session before. */
let listWork = new AbortController();
let sessionWork = new AbortController();

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const fields = [...new FormData(form)].map(([name, value]) => [name, String(value).trim()]);
  scope = Object.fromEntries(fields.filter(([, value]) => value !== ''));
  sessionStorage.setItem(storedScope, JSON.stringify(scope));
  start();
});
more.addEventListener('click', () => {
  listSize = Math.min(listSize + listStep, listLimit);
  followList();
});
addEventListener('hashchange', followSession);
for (const [name, value] of Object.entries(scope)) {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLInputElement) field.value = value;
}
start();

function start() {
  listSize = listStep;
  list.replaceChildren();
  followList();
  followSession();
}

/** Reads the list now and then, for as long as the scope stays the same. */
async function followList() {
  listWork.abort();
  listWork = new AbortController();
  const { signal } = listWork;
  if (!scope.key) return;
  await repeat(signal, listState, async () => {
    const { items, next_page_token } = await read('/_emulator/sessions', { page_size: String(listSize) }, signal);
    showList(items);
    listState.textContent = items.length === 0 ? 'No sessions yet with this key.' : '';
    more.hidden = next_page_token === null || listSize === listLimit;
    return listIntervalMs;
  });
}

/** Reads what is new in the session that the address names, until it names another. */
async function followSession() {
  sessionWork.abort();
  sessionWork = new AbortController();
  const { signal } = sessionWork;
  const sessionId = openSessionId();
  const isOpen = sessionId !== '' && Boolean(scope.key);
  section.hidden = !isOpen;
  main.classList.toggle('open', isOpen);
  markCurrent();
  if (!isOpen) return;
  title.textContent = sessionId;
  summaryLine.textContent = '';
  clearTranscript();
  /** @type {number | undefined} */
  let from;
  await repeat(signal, sessionState, async () => {
    const path = `/_emulator/sessions/${encodeURIComponent(sessionId)}/events`;
    const part = await read(path, from === undefined ? {} : { from: String(from) }, signal);
    title.textContent = titleOf(part.summary);
    summaryLine.textContent = `${sessionId} · ${factsOf(part.summary)}`;
    sessionState.textContent =
      from === undefined && part.first > 0 ? `${part.first} earlier events are not shown.` : sessionState.textContent;
    from = part.first + part.events.length;
    const isAtEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 80;
    showEvents(part.events);
    showPieces(part.pieces);
    if (isAtEnd && part.is_running) scrollTo(0, document.documentElement.scrollHeight);
    if (part.has_more) return 0;
    return part.is_running ? runningIntervalMs : restingIntervalMs;
  });
}

/**
 * Does something again and again while the page is seen, and says in `state` when it fails.
 *
 * @param {AbortSignal} signal
 * @param {HTMLElement} state
 * @param {() => Promise<number>} work Gives the time until the next round, in milliseconds.
 */
async function repeat(signal, state, work) {
  state.classList.remove('failed');
  state.textContent = '';
  while (!signal.aborted) {
    let pauseMs = listIntervalMs;
    try {
      if (!document.hidden) pauseMs = await work();
      if (state.classList.contains('failed')) state.textContent = '';
      state.classList.remove('failed');
    } catch (error) {
      if (signal.aborted) return;
      state.classList.add('failed');
      state.textContent = error instanceof Error ? error.message : String(error);
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

/**
 * @param {string} path
 * @param {Record<string, string>} query
 * @param {AbortSignal} signal
 */
async function read(path, query, signal) {
  const { key, ...place } = scope;
  const response = await fetch(`${path}?${new URLSearchParams({ ...place, ...query })}`, {
    headers: headersFor(key ?? ''),
    cache: 'no-store',
    signal,
  }).catch((error) => {
    throw signal.aborted ? error : new Error('The emulator does not answer.');
  });
  const body = await response.json();
  if (response.ok) return body;
  throw new Error(typeof body.detail === 'string' ? body.detail : 'The project or organization id is not valid.');
}

/** @param {string} key */
function headersFor(key) {
  try {
    return new Headers({ authorization: `Bearer ${key}` });
  } catch {
    throw new Error('The key has characters that no key can have.');
  }
}

/** @param {any[]} items */
function showList(items) {
  const rows = new Map([...list.children].map((row) => [row.id, row]));
  const wanted = items.map((item) => {
    const row = rows.get(`row-${item.session_id}`) ?? createRow(item.session_id);
    const [name, facts] = row.querySelectorAll('span');
    if (name) name.textContent = titleOf(item);
    if (facts) facts.textContent = factsOf(item);
    return row;
  });
  const isSame = wanted.length === list.children.length && wanted.every((row, index) => row === list.children[index]);
  // Rows that stay keep the focus.
  if (!isSame) list.replaceChildren(...wanted);
  markCurrent();
}

/** @param {string} sessionId */
function createRow(sessionId) {
  const row = document.createElement('li');
  row.id = `row-${sessionId}`;
  const link = document.createElement('a');
  link.href = `#/${encodeURIComponent(sessionId)}`;
  const name = document.createElement('span');
  name.dir = 'auto';
  const facts = document.createElement('span');
  facts.className = 'facts';
  link.append(name, facts);
  row.append(link);
  return row;
}

function markCurrent() {
  for (const link of list.querySelectorAll('a')) {
    if (link.hash !== '' && link.hash === location.hash) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}

/** The session that the address names, or an empty text. People type addresses, so it may be no code. */
function openSessionId() {
  const text = location.hash.replace(/^#\/?/, '');
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** @param {any} summary */
function titleOf(summary) {
  return summary.generated_title ?? 'No question yet';
}

/** @param {any} summary */
function factsOf({ last_updated_at, index_ids, job_metadata }) {
  const changed = new Date(`${last_updated_at}Z`).toLocaleString();
  const outcome = job_metadata?.is_error ? ['failed'] : [];
  return [changed, ...(index_ids ?? []), ...outcome].join(' · ');
}
