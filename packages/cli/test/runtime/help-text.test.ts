import { describe, expect, it } from 'vitest';
import { commandHelp, groupHelp, programHelp } from '../../src/runtime/help-text.ts';
import { libraryLine, listCommand, shelfGroup, updateCommand } from './commands.ts';

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
    expect(groupHelp(libraryLine, shelfGroup, [updateCommand, listCommand])).toMatchSnapshot();
  });
});

describe('commandHelp', () => {
  it('shows words, flags and the rules of their values', () => {
    expect(commandHelp(libraryLine, shelfGroup, updateCommand)).toMatchSnapshot();
  });

  it('shows the limit of a list, and that a command is deprecated', () => {
    expect(commandHelp(libraryLine, shelfGroup, listCommand)).toMatchSnapshot();
  });
});
