import type { APIPromise } from '#core';
import { clientOptions, type RequestObserver } from './client-options.ts';
import type { Command, CommandLine } from './command.ts';
import type { Environment } from './environment.ts';
import type { Output } from './output/output.ts';
import type { Answer } from './output/print-answer.ts';
import { printTo } from './output/print-to.ts';
import type { PreparedCall } from './prepare-call.ts';
import { sendCall } from './send-call.ts';

/** Where a run prints, and what may end it. */
export interface RunContext {
  readonly commandLine: CommandLine;
  /** The commands of the same group. */
  readonly siblings: readonly Command[];
  readonly stdout: Output;
  readonly stderr: Output;
  readonly environment: Environment;
  /** Ends the call early. */
  readonly signal: AbortSignal;
  readonly observer: RequestObserver;
}

/**
 * Makes the call and prints the answer as the user wants it.
 *
 * @throws What the client throws.
 */
export async function runCommand(command: Command, call: PreparedCall, context: RunContext): Promise<void> {
  const { wishes, preview } = call;
  if (preview !== undefined) {
    const { printPreview } = await import('./preview/print-preview.ts');
    const isJson = wishes.format === 'json' || wishes.format === 'jsonl';
    return printPreview(context.commandLine, command, call, { ...context, form: preview, isJson });
  }
  const settings = await clientOptions(call.settings, context.observer);
  const send = (signal = context.signal) => sendCall(command, call.values, settings, signal);
  if (command.kind === 'empty' || wishes.isQuiet) return discard(command, (await send()).answer);
  if (wishes.format === 'explore') {
    const { exploreAnswer } = await import('./explore/explore-answer.ts');
    const left = new AbortController();
    const { answer } = await send(AbortSignal.any([context.signal, left.signal]));
    const leave = () => left.abort();
    return exploreAnswer(command, answer, { ...context, leave }, { ...wishes, limit: call.maxItems });
  }
  await printTo(command, wishes, context, async (stdout) => {
    // Before the call is made: nobody would hear of its failure while this is loaded.
    const print = await loadPrinter(command, call, { ...context, stdout });
    const { answer } = await send();
    await print(answer);
  });
}

/** What prints an answer as the user wants it. */
async function loadPrinter(
  command: Command,
  call: PreparedCall,
  context: RunContext,
): Promise<(answer: Answer) => Promise<void>> {
  const { wishes } = call;
  const { stdout, siblings } = context;
  if (wishes.format === 'raw' || command.kind === 'binary') {
    const { writeBytes, writeText } = await import('./output/bytes.ts');
    const isRead = command.kind !== 'binary' && stdout.isTerminal && wishes.file === undefined;
    return async (answer) => {
      const response = await (answer as APIPromise<unknown>).asResponse();
      return isRead ? writeText(response, stdout) : writeBytes(response, context, wishes.file === '-');
    };
  }
  if (wishes.format === 'markdown') {
    const [{ storedTranscript }, { markdownTranscript }] = await Promise.all([
      import('./chat/stored-transcript.ts'),
      import('./chat/markdown.ts'),
    ]);
    return async (answer) => {
      const stored = await (answer as Promise<unknown>);
      const { transcript, description } = await storedTranscript(command, siblings, stored);
      return stdout.write(markdownTranscript(transcript, description));
    };
  }
  if (isLive(command, call, stdout)) {
    const { LiveView } = await import('./chat/live-view.ts');
    return (answer) => new LiveView(command.stream, stdout).show(answer as AsyncIterable<unknown>);
  }
  const { answerPrinter } = await import('./output/print-answer.ts');
  return answerPrinter(command, stdout, { ...wishes, limit: call.maxItems });
}

type LiveCommand = Command & Required<Pick<Command, 'stream'>>;

/** Whether the turn of a stream is shown to people as it happens. */
function isLive(command: Command, { wishes }: PreparedCall, output: Output): command is LiveCommand {
  const isPlain = wishes.format === 'auto' && wishes.transform === undefined;
  return isPlain && output.isTerminal && command.kind === 'stream' && command.stream?.turn !== undefined;
}

/** Waits for the answer without printing it. A stream has to be read: its last event tells how it went. */
async function discard({ kind }: Command, answer: Answer): Promise<void> {
  if (kind === 'stream') for await (const _ of answer as AsyncIterable<unknown>);
  else await (answer as PromiseLike<unknown>);
}
