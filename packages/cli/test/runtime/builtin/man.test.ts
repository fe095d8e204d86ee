import { expect, it } from 'vitest';
import { manualPage } from '../../../src/runtime/builtin/man.ts';
import { libraryLine } from '../commands.ts';

it('marks a command that is deprecated', async () => {
  expect(await manualPage(libraryLine, '1.0.0')).toContain('.SS "rooms:shelves list"\nDeprecated.\n');
});

it('has no macro that a document brings', async () => {
  const title = "Shop\n.so /etc/hostname\n'br\n\\X'x'";
  expect(await manualPage({ ...libraryLine, title }, '1.0.0')).toContain(
    "\\- Shop\n\\&.so /etc/hostname\n\\&'br\n\\eX'x'\n",
  );
});
