/** Longest text that is shown of one value, in characters. */
const maxLength = 20_000;

const transcript = /** @type {HTMLElement} */ (document.querySelector('#transcript'));
/** Where the results of calls belong, by call id. @type {Map<string, HTMLElement>} */
const openCalls = new Map();
/** What is being said. @type {HTMLElement[]} */
let live = [];

export function clearTranscript() {
  openCalls.clear();
  live = [];
  transcript.replaceChildren();
}

/** @param {any[]} events */
export function showEvents(events) {
  if (events.length === 0) return;
  for (const element of live.splice(0)) element.remove();
  transcript.append(...events.flatMap((event) => showEvent(event) ?? []));
}

/**
 * Shows what has been said of events that are not complete yet.
 *
 * @param {any[]} pieces
 */
export function showPieces(pieces) {
  if (live.length !== pieces.length) {
    for (const element of live.splice(0)) element.remove();
    live = pieces.map((piece) =>
      item(`live ${piece.type}`, piece.type === 'text' ? 'Answer' : 'Thinking', content('')),
    );
    transcript.append(...live);
  }
  for (const [index, { content: text }] of pieces.entries()) {
    const element = live[index]?.querySelector('.content');
    if (element && element.textContent !== text) element.textContent = shorten(text);
  }
}

/** An element for an event, or undefined where it becomes part of another. @param {any} event */
function showEvent(event) {
  switch (event.type) {
    case 'user_input':
      return item('question', 'Question', content(event.content));
    case 'text':
      return item('answer', 'Answer', content(event.content));
    case 'thinking':
      return item('thinking', undefined, fold('Thinking', content(event.content)));
    case 'tool_call':
      return showCall(event);
    case 'tool_result':
      return showResult(event);
    case 'stop':
      return showStop(event);
    default:
      return item('other', String(event.type), json(event));
  }
}

/** @param {any} event */
function showCall({ name, call_id, arguments: given }) {
  const subject = given.query ?? given.pattern ?? given.file_name ?? '';
  const details = fold(`${name} ${subject}`, json(given));
  openCalls.set(call_id, details);
  return item('call', undefined, details);
}

/** @param {any} event */
function showResult({ name, call_id, result }) {
  const details = openCalls.get(call_id);
  openCalls.delete(call_id);
  const found = result?.passages ?? result?.matches;
  if (details === undefined) return item('call', undefined, fold(`${name}: result`, json(result)));
  const count = Array.isArray(found) ? ` · ${found.length} found` : ' · done';
  details.querySelector('summary')?.append(count);
  details.append(json(result));
  return undefined;
}

/** @param {any} event */
function showStop({ is_error, error, usage, skipped_index_ids = [] }) {
  const facts = [
    `${Math.round(usage.duration_ms ?? 0)} ms`,
    `${usage.turns ?? 1} steps`,
    `${usage.total_input_tokens ?? 0} tokens read`,
    `${usage.total_output_tokens ?? 0} written`,
    ...skipped_index_ids.map((/** @type {string} */ id) => `${id} skipped`),
  ];
  const line = element('p', 'facts', facts.join(' · '));
  if (!is_error) return item('stop', undefined, line);
  return item('stop', undefined, element('p', 'content failed', `Failed: ${error ?? 'no reason given'}`), line);
}

/**
 * @param {string} kind
 * @param {string | undefined} label
 * @param {HTMLElement[]} children
 */
function item(kind, label, ...children) {
  const li = element('li', `event ${kind}`);
  if (label !== undefined) li.append(element('p', 'label', label));
  li.append(...children);
  return li;
}

/** @param {string} text */
function content(text) {
  const p = element('p', 'content', text);
  p.dir = 'auto';
  return p;
}

/** @param {unknown} value */
function json(value) {
  return element('pre', '', JSON.stringify(value, null, 2));
}

/** @param {string} title @param {HTMLElement} child */
function fold(title, child) {
  const details = element('details', '');
  details.append(element('summary', '', title), child);
  return details;
}

/** Texts are always set as text, so that none of them is ever read as HTML. @param {string} name @param {string} className @param {string} [text] */
function element(name, className, text = '') {
  const created = document.createElement(name);
  created.className = className;
  created.textContent = shorten(text);
  return created;
}

/** @param {string} text */
function shorten(text) {
  return text.length > maxLength ? `${text.slice(0, maxLength)}\n… ${text.length - maxLength} more characters` : text;
}
