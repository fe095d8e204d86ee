import { createInterface, type Interface } from 'node:readline';
import type { ClientOptions } from '#core';
import type { CallValues } from '../build-call.ts';
import type { Command } from '../command.ts';
import { CommandError } from '../command-error.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { type Output, OutputClosedError } from '../output/output.ts';
import { sendCall } from '../send-call.ts';
import { LiveView } from './live-view.ts';
import { markdownTranscript } from './markdown.ts';
import { storedTranscript } from './stored-transcript.ts';

/** What a conversation needs. */
export interface ConversationOptions {
  /** The streaming command. */
  readonly command: Command;
  /** The commands of its group, for its history. */
  readonly siblings: readonly Command[];
  /** Path values, and the parameters of every question. */
  readonly values: CallValues;
  readonly settings: ClientOptions;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Whether people type, and are to be prompted. */
  readonly isTerminal: boolean;
  /** Tells of a failure as the program would. */
  readonly describe: (error: unknown) => Promise<{ readonly text: string; readonly exitCode: ExitCode }>;
  /** How the conversation can be taken up again. */
  readonly resume: string;
}

const prompt = '> ';
const help = '/stop ends the answer, /history shows what was said, /exit ends the conversation.\n';

/**
 * Holds a conversation: each line is a question, its answer is shown as it is written. Ctrl-C ends an answer, and the
 * conversation where none is being written.
 *
 * @returns The exit code of the last question where lines are piped in; where people type, whether they ended it by
 *   Ctrl-C.
 * @throws {@link OutputClosedError} when nobody reads the answers any more; no further question is asked.
 */
export async function converse(options: ConversationOptions): Promise<ExitCode> {
  const { stderr, isTerminal } = options;
  if (isTerminal) await stderr.write(help);
  const conversation = new Conversation(options);
  const lines = createInterface({ input: process.stdin, output: process.stdout, terminal: isTerminal, prompt });
  try {
    return await conversation.run(lines);
  } finally {
    lines.close();
    if (isTerminal) await stderr.write(`\nGo on with: ${options.resume}\n`);
  }
}

class Conversation {
  readonly #options: ConversationOptions;
  /** Ends the answer that is being written. */
  #turn: AbortController | undefined;
  #exitCode: ExitCode = exitCodes.ok;

  constructor(options: ConversationOptions) {
    this.#options = options;
  }

  async run(lines: Interface): Promise<ExitCode> {
    const { isTerminal } = this.#options;
    const questions: string[] = [];
    let wake = () => {};
    let isOver = false;
    lines.on('line', (line) => {
      const text = line.trim();
      // While an answer is written, this alone is obeyed at once.
      if (text === '/stop') this.#turn?.abort();
      else if (text !== '') questions.push(text);
      wake();
    });
    lines.on('SIGINT', () => {
      if (this.#turn) return this.#turn.abort();
      this.#exitCode = exitCodes.interrupted;
      lines.close();
    });
    lines.on('close', () => {
      isOver = true;
      wake();
    });
    for (;;) {
      const question = questions.shift();
      if (question === undefined) {
        if (isOver) return this.#exitCode;
        if (isTerminal) lines.prompt();
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      } else if (/^\/(exit|quit)$/.test(question)) {
        return this.#exitCode;
      } else {
        await this.#answer(question);
      }
    }
  }

  async #answer(line: string): Promise<void> {
    const { stdout, stderr, describe, isTerminal } = this.#options;
    this.#turn = new AbortController();
    try {
      if (line === '/history') await stdout.write(await this.#history(this.#turn.signal));
      else if (line.startsWith('/') && !line.startsWith('//')) await stderr.write(help);
      // A question that begins with a slash is written with two.
      else await this.#ask(line.replace(/^\/\//, '/'), this.#turn.signal);
      this.#exitCode = exitCodes.ok;
    } catch (error) {
      // Nobody is left to read an answer.
      if (error instanceof OutputClosedError) throw error;
      const report = this.#turn.signal.aborted ? stopped : await describe(error);
      // People have seen it, and decide themselves when to end.
      if (!isTerminal) this.#exitCode = report.exitCode;
      await stderr.write(report.text);
    } finally {
      this.#turn = undefined;
    }
  }

  async #ask(question: string, signal: AbortSignal): Promise<void> {
    const { command, values, settings, stdout } = this.#options;
    const { stream } = command;
    if (stream?.turn === undefined) return;
    const parameters = { ...values.parameters, [stream.turn.starts.from]: question };
    const { answer } = await sendCall(command, { ...values, parameters }, settings, signal);
    await new LiveView(stream, stdout).show(answer as AsyncIterable<unknown>);
  }

  async #history(signal: AbortSignal): Promise<string> {
    const { command, siblings, values, settings } = this.#options;
    const stored = siblings.find(({ name }) => name === command.stream?.history?.command);
    if (stored === undefined) throw new CommandError(exitCodes.usage, 'there is no stored history', '');
    const known = new Set(stored.flags.map(({ argument }) => argument));
    const parameters = Object.fromEntries(Object.entries(values.parameters ?? {}).filter(([name]) => known.has(name)));
    const { answer } = await sendCall(stored, { path: values.path, parameters }, settings, signal);
    const { transcript, description } = await storedTranscript(
      stored,
      siblings,
      await (answer as PromiseLike<unknown>),
    );
    return markdownTranscript(transcript, description);
  }
}

const stopped = {
  text: 'Stopped. The server may finish the answer all the same.\n',
  exitCode: exitCodes.interrupted,
};
