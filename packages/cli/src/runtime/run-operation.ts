import { askedCommand } from './asked-command.ts';
import { requestObserver } from './client-options.ts';
import type { Command, CommandLine, Definitions } from './command.ts';
import { CommandError } from './command-error.ts';
import type { Profile } from './config/config-file.ts';
import { errorWishes } from './error-wishes.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { isSet, yesFlag } from './global-flags.ts';
import type { MainOptions } from './main-options.ts';
import type { ParsedArguments } from './parse-arguments.ts';
import type { PreparedCall } from './prepare-call.ts';
import type { Progress } from './progress.ts';

/** The command that was chosen. */
export interface ChosenCommand {
  readonly command: Command;
  readonly siblings: readonly Command[];
  /** Schemas that the commands of the group refer to. */
  readonly definitions: Definitions;
  readonly isConversation: boolean;
  /** Program and group, as they are typed. */
  readonly typed: string;
}

/** Makes the call of a command, or holds its conversation. */
export async function runOperation(
  commandLine: CommandLine,
  { command: declared, siblings, definitions, isConversation, typed }: ChosenCommand,
  parsed: ParsedArguments,
  { options, profile, progress }: { options: MainOptions; profile: Profile; progress: Progress },
): Promise<ExitCode> {
  const [{ prepareCall }, { runCommand }] = await Promise.all([
    import('./prepare-call.ts'),
    import('./run-command.ts'),
  ]);
  const source = { ...options, commandLine, definitions, profile, isInputTaken: isConversation };
  const call = await prepareCall(declared, parsed, source);
  const command = askedCommand(declared, call.values);
  progress.target = call.settings;
  progress.goOn = await goOnAdvice(command, call, typed);
  const observer = requestObserver(parsed.flags, options, progress);
  const context = { ...options, commandLine, siblings, observer };
  if (isConversation && call.preview === undefined) {
    const { startConversation } = await import('./chat/start-conversation.ts');
    const { describeError } = await import('./describe-error.ts');
    const wishes = errorWishes(options.args);
    const describe = (error: unknown) =>
      describeError(error, { ...progress, ...wishes, commandLine, interrupted: options.signal.aborted });
    return startConversation(command, siblings, call, { ...context, describe, typed });
  }
  if (call.wishes.format === 'explore' && !(options.stdin.isTerminal && options.stdout.isDrawable)) {
    const { noTerminal } = await import('./explore/explore-answer.ts');
    throw noTerminal();
  }
  const deletes = command.method === 'DELETE' && call.preview === undefined;
  if (deletes && !isSet(parsed.flags, yesFlag)) {
    const { confirm } = await import('./confirm.ts');
    const named = [progress.where, ...call.values.path].join(' ');
    if (!(await confirm(`${named}: this cannot be undone. Go on?`, options))) {
      throw new CommandError(
        exitCodes.usage,
        'not confirmed',
        'Nothing was sent. Give --yes to go on without a question.',
      );
    }
  }
  await runCommand(command, call, context);
  if (deletes && options.stderr.isTerminal) await options.stderr.write('Done.\n');
  return exitCodes.ok;
}

/** How to see what became of a turn that was interrupted, and how to go on after it. */
async function goOnAdvice(command: Command, { values }: PreparedCall, typed: string): Promise<string> {
  if (command.stream === undefined || values.path.includes(undefined)) return '';
  const { resumeLine } = await import('./chat/resume-line.ts');
  const ids = values.path.map(String).join(' ');
  const { history } = command.stream;
  const look = history && `See what came of it with \`${typed} ${history.command} ${ids}\`.`;
  const goOn = command.conversation && `Go on with \`${resumeLine(typed, command, values)}\`.`;
  return [look, goOn].filter(Boolean).join(' ');
}
