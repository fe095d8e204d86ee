import { describe, expect, it } from 'vitest';
import type { Command, ParameterFlag } from '../../src/runtime/command.ts';
import { commandHelp, groupHelp, programHelp } from '../../src/runtime/help-text.ts';
import { definitions, libraryLine, listCommand, shelfGroup, updateCommand } from './commands.ts';

const siblings = [updateCommand, listCommand];

/** Help of a command of the group. */
function helpOf(command: Command): string {
  const chosen = { command, siblings, definitions, isConversation: false, typed: 'library rooms:shelves' };
  return commandHelp(libraryLine, shelfGroup, chosen);
}

describe('programHelp', () => {
  it('lists the groups and the flags of every command', () => {
    expect(programHelp(libraryLine)).toMatchSnapshot();
  });

  it('has no key flag for an API without a key', () => {
    const { apiKey: _, ...open } = libraryLine;
    expect(programHelp(open)).not.toContain('--api-key');
  });
});

describe('groupHelp', () => {
  it('lists the commands with their summaries', () => {
    expect(groupHelp(libraryLine, shelfGroup, { commands: siblings, definitions })).toMatchSnapshot();
  });
});

describe('a command in the list of its group', () => {
  it.each<[fact: string, given: Partial<Command>, wanted: string]>([
    ['has its summary', { summary: 'All shelves', description: 'Lists them.' }, 'list  All shelves'],
    [
      'has how its description begins',
      { description: 'Lists v1.2 shelves. Newest first.\nAll.' },
      'list  Lists v1.2 shelves.',
    ],
    ['has the first line of its description', { description: 'Lists shelves\nAll.' }, 'list  Lists shelves'],
    ['has its request', {}, 'list  GET /shelves'],
    ['is deprecated', { deprecated: true, summary: 'All shelves' }, 'list  Deprecated. All shelves'],
  ])('%s', (_fact, given, wanted) => {
    const { deprecated: _, ...command } = listCommand;
    const help = groupHelp(libraryLine, shelfGroup, { commands: [{ ...command, ...given }], definitions });
    expect(help.split('\n')).toContain(`  ${wanted}`);
  });
});

describe('commandHelp', () => {
  it('shows words, flags and the rules of their values', () => {
    expect(helpOf(updateCommand)).toMatchSnapshot();
  });

  it('shows the limit of a list, and that a command is deprecated', () => {
    expect(helpOf(listCommand)).toMatchSnapshot();
  });

  it.each([
    [['dry'], '--dry'],
    [['extra', 'size', 'width'], '--extra.size.width'],
  ])('shows the events of a command that streams where it is asked by %j', (flag, wanted) => {
    const streamed = { flag, response: { type: 'string' }, stream: { deltas: [] } };
    const help = helpOf({ ...updateCommand, streamed });
    expect(help).toContain('\n\nAnswer:\n  id');
    expect(help).toContain(`\n\nEach event, with ${wanted}:\n  string\n\n`);
  });

  it.each<[fact: string, flag: Partial<ParameterFlag>, wanted: string]>([
    ['says so before what it does', { description: 'Only try.' }, '  --dry\n      Deprecated. Only try.\n'],
    ['says so alone where nothing else is said', {}, '  --dry\n      Deprecated.\n'],
  ])('of a deprecated flag %s', (_fact, flag, wanted) => {
    const dry: ParameterFlag = {
      name: 'dry',
      argument: 'dry',
      in: 'query',
      type: 'boolean',
      deprecated: true,
      ...flag,
    };
    expect(helpOf({ ...listCommand, flags: [dry] })).toContain(wanted);
  });
});
