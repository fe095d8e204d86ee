import type { StreamData } from '../page-data.ts';
import { type TurnPart, turnParts } from '../turn-parts.ts';

/**
 * Plays the events of a turn at the pace at which they were recorded. They are read from the page itself; without
 * scripts the page shows all of them.
 */
export class RecordedTurn extends HTMLElement {
  #items: readonly HTMLElement[] = [];
  #events: readonly { readonly atMs: number; readonly event: unknown }[] = [];
  #shown = 0;
  /** Time within the recording, in milliseconds. */
  #elapsedMs = 0;
  #lastFrameMs: number | undefined;

  connectedCallback(): void {
    this.#items = [...this.querySelectorAll<HTMLElement>('.player-events > li')];
    this.#events = this.#items.map((item) => ({
      atMs: Number(item.dataset.at),
      event: JSON.parse(item.querySelector('code')?.textContent ?? 'null'),
    }));
    this.#shown = this.#items.length;
    this.addEventListener('click', ({ target }) => {
      const action =
        target instanceof Element ? target.closest<HTMLElement>('[data-action]')?.dataset.action : undefined;
      if (action === 'play') this.#isPlaying ? this.#pause() : this.#play();
      if (action === 'reset') this.#show(0, 0);
    });
  }

  disconnectedCallback(): void {
    this.#pause();
  }

  get #isPlaying(): boolean {
    return this.#lastFrameMs !== undefined;
  }

  #play(): void {
    if (this.#shown === this.#items.length) this.#show(0, 0);
    this.#lastFrameMs = performance.now();
    this.#say();
    requestAnimationFrame((nowMs) => this.#step(nowMs));
  }

  #pause(): void {
    this.#lastFrameMs = undefined;
    this.#say();
  }

  #step(nowMs: number): void {
    if (this.#lastFrameMs === undefined) return;
    const elapsedMs = this.#elapsedMs + Math.max(0, nowMs - this.#lastFrameMs);
    this.#lastFrameMs = nowMs;
    const next = this.#events.findIndex(({ atMs }) => atMs > elapsedMs);
    this.#show(next === -1 ? this.#events.length : next, elapsedMs);
    if (next === -1) this.#pause();
    else requestAnimationFrame((frameMs) => this.#step(frameMs));
  }

  /** Shows the first events, and what they have built. */
  #show(count: number, elapsedMs: number): void {
    this.#elapsedMs = elapsedMs;
    if (count === this.#shown) return;
    this.#shown = count;
    for (const [position, item] of this.#items.entries()) item.hidden = position >= count;
    const events = this.#events.slice(0, count).map(({ event }) => event);
    const stream = JSON.parse(this.dataset.stream ?? '') as StreamData;
    const parts = this.querySelector('.player-parts');
    parts?.replaceChildren(...turnParts(events, stream).map(partElement));
    for (const list of [parts, this.querySelector('.player-events')]) list?.scrollTo({ top: list.scrollHeight });
    this.#say();
  }

  /** Says in the bar where the recording is. The single events are not announced: a reader could not follow. */
  #say(): void {
    const button = this.querySelector('[data-action=play]');
    if (button !== null) button.textContent = this.#isPlaying ? 'Pause' : 'Play';
    const all = this.#items.length;
    const status = this.querySelector('[role=status]');
    if (status === null) return;
    if (this.#isPlaying) status.textContent = 'Playing';
    else status.textContent = this.#shown === all ? `All ${all} events` : `${this.#shown} of ${all} events`;
  }
}

/** Text of the recording only ever becomes text. */
function partElement({ kind, text, isText }: TurnPart): HTMLElement {
  const element = document.createElement('div');
  element.className = 'player-part';
  element.toggleAttribute('data-json', !isText);
  const name = document.createElement('code');
  name.textContent = kind;
  const said = document.createElement('p');
  said.textContent = text;
  element.append(name, said);
  return element;
}
