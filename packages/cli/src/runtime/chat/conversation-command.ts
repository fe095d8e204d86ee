import type { Command } from '../command.ts';
import { placeholder } from '../placeholder.ts';
import { spokenCommands } from './spoken-commands.ts';

/**
 * The command that holds a conversation over a streaming command: it takes the same flags, save for the question, and
 * can do without path values where it can make what they name.
 */
export function conversationCommand({ response: _, ...command }: Command): Command {
  const { conversation, stream } = command;
  const question = stream?.turn?.starts.from;
  const creator = conversation?.creator?.command;
  const words = command.flags.filter((flag) => flag.in === 'path').map(placeholder);
  return {
    ...command,
    name: conversation?.name ?? command.name,
    summary: `Hold a conversation by \`${command.name}\`.`,
    description: [
      'Asks question after question and shows each answer as it is written.',
      ...(creator === undefined ? [] : [`Without ${words.join(' ')}, \`${creator}\` is called first.`]),
      spokenCommands,
    ].join('\n'),
    flags: command.flags
      .filter((flag) => flag.in !== 'body' || flag.argument !== question)
      .map(({ required, ...flag }) => {
        const isOptional = !required || (flag.in === 'path' && creator !== undefined);
        return isOptional ? flag : { ...flag, required };
      }),
  };
}
