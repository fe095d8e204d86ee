import { createInterface, type Interface } from 'node:readline';
import { CommandError } from '../command-error.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { type Output, OutputClosedError } from '../output/output.ts';
import { sendCall } from '../send-call.ts';
import { LiveView } from './live-view.ts';
import { readHistory, type Subject } from './read-history.ts';
import { spokenCommands } from './spoken-commands.ts';
import { storedEvents, storedTranscript } from './stored-transcript.ts';

/** What a conversation needs. */
export interface ConversationOptions extends Subject {
  readonly stdout: Output;
  readonly stderr: Output;
  /** Ends the conversation, as Ctrl-C does where lines are piped in. */
  readonly signal: AbortSignal;
  /** Whether people type, and are to be prompted. */
  readonly isTerminal: boolean;
  /** Tells of a failure as the program would. */
  readonly describe: (error: unknown) => Promise<{ readonly text: string; readonly exitCode: ExitCode }>;
  /** How the conversation can be taken up again. */
  readonly resume: string;
}

const prompt = '> ';

/**
 * Holds a conversation: each line is a question, its answer is shown as it is written. Ctrl-C ends an answer, and the
 * conversation where none is being written.
 *
 * @returns The exit code of the last question where lines are piped in; where people type, whether they ended it by
 *   Ctrl-C. A signal to the program ends it in either case.
 * @throws {@link OutputClosedError} when nobody reads the answers any more; no further question is asked.
 */
export async function converse(options: ConversationOptions): Promise<ExitCode> {
  const { stderr, isTerminal } = options;
  if (isTerminal) await stderr.write(`${spokenCommands}\n`);
  const conversation = new Conversation(options);
  const lines = createInterface({ input: process.stdin, output: process.stdout, terminal: isTerminal, prompt });
  try {
    return await conversation.run(lines);
  } finally {
    lines.close();
    if (isTerminal && conversation.isWorthResuming) await stderr.write(`\nGo on with: ${options.resume}\n`);
  }
}

class Conversation {
  /** Whether there is an answer to come back to; one that people have stopped may be finished all the same. */
  isWorthResuming = false;
  readonly #options: ConversationOptions;
  /** Ends the answer that is being written. */
  #turn: AbortController | undefined;
  #exitCode: ExitCode = exitCodes.ok;

  constructor(options: ConversationOptions) {
    this.#options = options;
  }

  async run(lines: Interface): Promise<ExitCode> {
    const { isTerminal, signal } = this.#options;
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
    signal.addEventListener('abort', () => {
      this.#turn?.abort();
      wake();
    });
    for (;;) {
      if (signal.aborted) return exitCodes.interrupted;
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
    const { stderr, describe, isTerminal } = this.#options;
    this.#turn = new AbortController();
    try {
      if (line === '/history') await this.#history(this.#turn.signal);
      else if (line.startsWith('/') && !line.startsWith('//')) await stderr.write(`${spokenCommands}\n`);
      // A question that begins with a slash is written with two.
      else await this.#ask(line.replace(/^\/\//, '/'), this.#turn.signal);
      this.#exitCode = exitCodes.ok;
    } catch (error) {
      // Nobody is left to read an answer.
      if (error instanceof OutputClosedError) throw error;
      if (this.#turn.signal.aborted) this.isWorthResuming = true;
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
    this.isWorthResuming = true;
  }

  /** On a terminal in the look of the live view, else as Markdown. */
  async #history(signal: AbortSignal): Promise<void> {
    const { siblings, command, stdout } = this.#options;
    const history = await readHistory(this.#options, signal);
    if (history === undefined || command.stream === undefined) {
      throw new CommandError(exitCodes.usage, 'there is no stored history', '');
    }
    const { stored, answer } = history;
    if (stdout.isTerminal) return new LiveView(command.stream, stdout).replay(storedEvents(stored, answer));
    const { markdownTranscript } = await import('./markdown.ts');
    const { transcript, description } = await storedTranscript(stored, siblings, answer);
    await stdout.write(markdownTranscript(transcript, description));
  }
}

const stopped = {
  text: 'Stopped. The server may finish the answer all the same.\n',
  exitCode: exitCodes.interrupted,
};
