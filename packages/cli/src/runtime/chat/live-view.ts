import type { StreamDescription } from '../command.ts';
import { cutText } from '../output/cut-text.ts';
import { escapeControls } from '../output/escape-controls.ts';
import { fieldsLine } from '../output/fields-line.ts';
import type { Output } from '../output/output.ts';
import type { Style } from '../output/paint.ts';
import { ownProperty } from '../own-property.ts';
import { ProgressLine } from './progress-line.ts';

/**
 * Shows the events of a turn on a terminal as they come: the answer as it is written, thoughts dimmed, each call of a
 * tool folded to one line, and a line that counts the seconds while nothing comes.
 */
export class LiveView {
  readonly #description: StreamDescription;
  readonly #output: Output;
  readonly #progress: ProgressLine;
  /** Kind of the text that is being written, undefined between texts. */
  #open: string | undefined;
  /** Kinds of which a delta has come since their last full event. */
  readonly #begun = new Set<unknown>();

  constructor(description: StreamDescription, output: Output) {
    this.#description = description;
    this.#output = output;
    this.#progress = new ProgressLine(output);
  }

  /** Shows the events to their end. Whatever ends them, the screen is left tidy. */
  async show(events: AsyncIterable<unknown>): Promise<void> {
    this.#progress.start();
    try {
      for await (const event of events) {
        await this.#progress.pause();
        await this.#push(event);
        // In the middle of a text, the next word is soon there.
        if (this.#open === undefined) this.#progress.start();
      }
    } finally {
      await this.#progress.pause();
      await this.#close();
    }
  }

  /** Shows what is stored of turns that are over, each with its question. */
  async replay(events: readonly unknown[]): Promise<void> {
    const { discriminator, turn } = this.#description;
    for (const event of events) {
      const kind = ownProperty(event, discriminator);
      await this.#push(event);
      if (turn && kind === turn.starts.event) await this.#question(ownProperty(event, turn.starts.content));
      if (turn?.fails && kind === turn.ends && ownProperty(event, turn.fails.when) === true) {
        await this.#line(`Failed: ${String(ownProperty(event, turn.fails.message) ?? 'for no given reason')}`, 'plain');
      }
    }
    await this.#close();
  }

  async #question(text: unknown): Promise<void> {
    if (typeof text === 'string') await this.#output.write(`> ${text.trim()}\n`);
  }

  async #push(event: unknown): Promise<void> {
    const { discriminator, deltas, turn, calls } = this.#description;
    const kind = ownProperty(event, discriminator);
    const delta = deltas.find((candidate) => candidate.delta === kind);
    if (delta) {
      this.#begun.add(delta.full);
      return this.#write(delta.full, ownProperty(event, delta.piece));
    }
    const full = deltas.find((candidate) => candidate.full === kind);
    if (full) {
      if (!this.#begun.delete(kind)) await this.#write(full.full, ownProperty(event, full.whole));
      return this.#close();
    }
    await this.#close();
    if (kind === turn?.starts.event) return;
    if (turn && kind === turn.ends) return this.#end(event);
    const mark = kind === calls?.call ? '▸' : kind === calls?.result ? '◂' : '·';
    await this.#line(`${mark} ${this.#fields(event, calls?.by)}`, 'dim');
  }

  async #write(kind: string, piece: unknown): Promise<void> {
    if (typeof piece !== 'string' || piece === '') return;
    if (this.#open !== undefined && this.#open !== kind) await this.#close();
    this.#open = kind;
    const isAnswer = kind === (this.#description.turn?.answers ?? kind);
    await this.#output.writePainted(this.#output.paint(isAnswer ? 'plain' : 'dim', piece));
  }

  async #end(event: unknown): Promise<void> {
    const { usage } = this.#description.turn ?? {};
    const used = ownProperty(event, usage);
    // What failed is told by the error that follows.
    if (used !== undefined && used !== null)
      await this.#line(
        fieldsLine(used, (_style, text) => text),
        'dim',
      );
  }

  /** An event on one line, without what only pairs it with another. */
  #fields(event: unknown, by: string | undefined): string {
    const shown = Object.fromEntries(Object.entries(event ?? {}).filter(([name]) => name !== by));
    return fieldsLine(shown, (_style, text) => text, this.#description.discriminator);
  }

  async #line(raw: string, style: Style): Promise<void> {
    const { columns = 80, paint } = this.#output;
    await this.#output.writePainted(`${paint(style, cutText(escapeControls(raw), columns - 1))}\n`);
  }

  async #close(): Promise<void> {
    if (this.#open !== undefined) await this.#output.write('\n');
    this.#open = undefined;
  }
}
