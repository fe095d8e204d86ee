import { expect, it } from 'vitest';
import { askedCommand } from '../../src/runtime/asked-command.ts';
import type { Command } from '../../src/runtime/command.ts';
import { updateCommand } from './commands.ts';

const response = { type: 'string' };
const stream = { discriminator: 'type', deltas: [] };
const streamable: Command = { ...updateCommand, streamed: { flag: ['stream'], response, stream } };
const whole: Command = { ...updateCommand, streamed: { flag: ['body', '__proto__'], stream } };

it.each<[fact: string, command: Command, parameters: Record<string, unknown> | undefined, kind: Command['kind']]>([
  ['true', streamable, { stream: true }, 'stream'],
  ['true, in a body that is given whole', whole, { body: JSON.parse('{"__proto__":true}') }, 'stream'],
  ['false', streamable, { stream: false }, 'single'],
  ['null', streamable, { stream: null }, 'single'],
  ['nothing', streamable, {}, 'single'],
  ['nothing at all', streamable, undefined, 'single'],
  ['what every object inherits', whole, { body: {} }, 'single'],
  ['true, where the answer is always whole', updateCommand, { stream: true }, 'single'],
])('a command that is given %s has the form of its answer', (_, command, parameters, kind) => {
  const asked = askedCommand(command, { parameters });
  expect(asked.kind).toBe(kind);
  if (kind === 'single') expect(asked).toBe(command);
});

it('a command that asks for a stream is followed event by event, by the client', () => {
  const asked = askedCommand(streamable, { parameters: { stream: true } });
  expect(asked).toMatchObject({ response, stream, hook: { name: 'useRoomsShelvesUpdate', kind: 'client' } });
});
