import type { Command } from '../command.ts';

/**
 * The command that holds a conversation over a streaming command: it takes the same flags, save for the question, and
 * can do without path values where it can make what they name.
 */
export function conversationCommand(command: Command): Command {
  const { conversation, stream } = command;
  const question = stream?.turn?.starts.from;
  return {
    ...command,
    name: conversation?.name ?? command.name,
    flags: command.flags
      .filter((flag) => flag.in !== 'body' || flag.argument !== question)
      .map(({ required, ...flag }) => {
        const isOptional = !required || (flag.in === 'path' && conversation?.creator !== undefined);
        return isOptional ? flag : { ...flag, required };
      }),
  };
}
