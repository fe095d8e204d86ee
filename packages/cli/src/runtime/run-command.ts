import type { APIPromise } from '#core';
import { clientOptions, type RequestObserver } from './client-options.ts';
import type { Command, CommandLine } from './command.ts';
import type { Environment } from './environment.ts';
import { openTarget } from './output/open-target.ts';
import type { Output } from './output/output.ts';
import type { Answer } from './output/print-answer.ts';
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
  const { answer } = await sendCall(command, call.values, settings, context.signal);
  if (command.kind === 'empty' || wishes.isQuiet) return discard(command, answer);
  if (wishes.format === 'explore') {
    const { exploreAnswer } = await import('./explore/explore-answer.ts');
    return exploreAnswer(command, answer, context, { ...wishes, limit: call.maxItems });
  }
  const target = await openTarget(command, wishes, context);
  try {
    if (wishes.format === 'raw' || command.kind === 'binary') {
      const { writeBytes } = await import('./output/bytes.ts');
      const response = await (answer as APIPromise<unknown>).asResponse();
      return await writeBytes(response, { ...context, stdout: target.output }, wishes.file === '-');
    }
    if (wishes.format === 'markdown') {
      const [{ storedTranscript }, { markdownTranscript }] = await Promise.all([
        import('./chat/stored-transcript.ts'),
        import('./chat/markdown.ts'),
      ]);
      const { transcript, description } = await storedTranscript(
        command,
        context.siblings,
        await (answer as Promise<unknown>),
      );
      return await target.output.write(markdownTranscript(transcript, description));
    }
    if (isLive(command, call, target.output)) {
      const { LiveView } = await import('./chat/live-view.ts');
      return await new LiveView(command.stream, target.output).show(answer as AsyncIterable<unknown>);
    }
    const { printAnswer } = await import('./output/print-answer.ts');
    await printAnswer(command, answer, target.output, { ...wishes, limit: call.maxItems });
  } finally {
    await target.close();
  }
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
