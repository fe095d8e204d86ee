import type { CallValues } from '../build-call.ts';
import type { Command } from '../command.ts';
import { shellWord } from '../preview/shell-word.ts';
import { conversationCommand } from './conversation-command.ts';

/**
 * How a conversation over a streaming command is taken up again: the line to type, with what every question needs.
 *
 * @param typed - Program and group, as they are typed.
 */
export function resumeLine(typed: string, command: Command, { path, parameters = {} }: CallValues): string {
  const { name, flags } = conversationCommand(command);
  const given = flags
    .filter(({ in: place, required, argument }) => place !== 'path' && required && argument in parameters)
    .flatMap((flag) => [`--${flag.name}`, shellWord([parameters[flag.argument]].flat().join(','))]);
  return [typed, name, ...path.map((value) => shellWord(String(value))), ...given].join(' ');
}
