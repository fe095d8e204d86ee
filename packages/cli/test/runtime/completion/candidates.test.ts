import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/runtime/command.ts';
import { candidates } from '../../../src/runtime/completion/candidates.ts';
import { definitions, libraryLine, listCommand, updateCommand } from '../commands.ts';

const conversing: Command = { ...updateCommand, name: 'ask', conversation: { name: 'chat' } };
const line = {
  ...libraryLine,
  groups: [
    {
      name: 'rooms:shelves',
      load: async () => ({ commands: [updateCommand, listCommand, conversing], definitions }),
    },
  ],
};

/** Values that may follow these words. */
async function after(...words: string[]): Promise<string[]> {
  const found = await candidates(line, words, async (flag) => (flag.name === 'room' ? ['east', 'west'] : []));
  return found.map(({ value }) => value);
}

describe('candidates', () => {
  it.each([
    { words: ['ro'], wanted: ['rooms:shelves'] },
    { words: ['c'], wanted: ['config', 'completion'] },
    { words: ['--vers'], wanted: ['--version'] },
    { words: ['rooms:shelves', ''], wanted: ['update', 'list', 'ask', 'chat'] },
    { words: ['rooms:shelves', 'update', '--wo'], wanted: ['--wood'] },
    { words: ['rooms:shelves', 'update', '--wood', ''], wanted: ['oak', 'ash'] },
    { words: ['rooms:shelves', 'update', '--wood=a'], wanted: ['--wood=ash'] },
    { words: ['rooms:shelves', 'update', '--format', 'j'], wanted: ['json', 'jsonl'] },
    { words: ['rooms:shelves', 'update', ''], wanted: ['east', 'west'] },
    { words: ['rooms:shelves', 'update', '--room', 'w'], wanted: ['west'] },
    { words: ['rooms:shelves', 'chat', ''], wanted: ['east', 'west'] },
    { words: ['rooms:shelves', 'update', '--dry', '--dr'], wanted: ['--dry-run'] },
    { words: ['rooms:shelves', 'update', '--book', 'a', '--bo'], wanted: ['--book'] },
    { words: ['rooms', ''], wanted: ['shelves'] },
    { words: ['rooms', 'shelves', 'l'], wanted: ['list'] },
    { words: ['rooms', 'shelves', 'update', '--room', ''], wanted: ['east', 'west'] },
    { words: ['--format', 'j'], wanted: ['json', 'jsonl'] },
    { words: ['--format', 'json', 'ro'], wanted: ['rooms:shelves'] },
    { words: ['--debug', 'rooms:shelves', '--format=json', 'li'], wanted: ['list'] },
    { words: ['rooms:shelves', '--format', 'j'], wanted: ['json', 'jsonl'] },
    { words: ['--debug', 'config', 'set', 'time'], wanted: ['timeout'] },
    { words: ['config', ''], wanted: ['list', 'get', 'set', 'unset', 'use', 'path'] },
    { words: ['config', 'set', 'time'], wanted: ['timeout'] },
    { words: ['auth', 'status', '--ch'], wanted: ['--check'] },
    { words: ['completion', ''], wanted: ['bash', 'zsh', 'fish', 'powershell'] },
    { words: ['help', 'rooms:shelves', 'l'], wanted: ['list'] },
    { words: ['nowhere', ''], wanted: [] },
    { words: ['rooms:shelves', 'nothing', ''], wanted: [] },
  ])('follow $words', async ({ words, wanted }) => {
    expect((await after(...words)).sort()).toEqual([...wanted].sort());
  });

  it.each(['$(touch a)', '`touch a`', 'a;b', 'a b', "a'b", 'a\nb', '~', '*', ''])(
    'have neither a choice nor an id that is %j, which a shell would not take as it is',
    async (value) => {
      const flags = updateCommand.flags.map((flag) =>
        flag.name === 'wood' ? { ...flag, enum: [value, 'ash'] } : flag,
      );
      const load = async () => ({ commands: [{ ...updateCommand, flags }], definitions });
      const groups = [{ name: 'rooms:shelves', load }];
      const follow = (word: string) =>
        candidates({ ...line, groups }, ['rooms:shelves', 'update', word, ''], async () => [value, 'east']);
      expect(await follow('--wood')).toEqual([{ value: 'ash' }]);
      expect(await follow('--room')).toEqual([{ value: 'east' }]);
    },
  );

  it('say of a command that it is deprecated', async () => {
    const found = await candidates(line, ['rooms:shelves', 'li'], async () => []);
    expect(found).toEqual([{ value: 'list', description: 'Deprecated.' }]);
  });
});
