import type { CallValues } from './build-call.ts';
import type { Command } from './command.ts';
import { ownProperty } from './own-property.ts';

/** The command as its call is answered: a stream, where it may be one and what the call is given asks for it. */
export function askedCommand(command: Command, { parameters }: Pick<CallValues, 'parameters'>): Command {
  if (command.streamed === undefined) return command;
  const { flag, ...form } = command.streamed;
  if (flag.reduce<unknown>(ownProperty, parameters) !== true) return command;
  return { ...command, ...form, kind: 'stream', hook: { ...command.hook, kind: 'client' } };
}
