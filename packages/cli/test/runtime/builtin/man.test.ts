import { expect, it } from 'vitest';
import { manualPage } from '../../../src/runtime/builtin/man.ts';
import { libraryLine } from '../commands.ts';

it('marks a command that is deprecated', async () => {
  expect(await manualPage(libraryLine, '1.0.0')).toContain('.SS "rooms:shelves list"\nDeprecated.\n');
});
