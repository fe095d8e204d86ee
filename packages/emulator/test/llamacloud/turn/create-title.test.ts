import { expect, test } from 'vitest';
import { createTitle } from '../../../src/llamacloud/turn/create-title.ts';

test.each([
  ['How did revenue develop?', 'How did revenue develop?'],
  ['  two\n lines\t here ', 'two lines here'],
  ['x'.repeat(60), 'x'.repeat(60)],
  ['x'.repeat(61), `${'x'.repeat(60)}...`],
  [`${'x'.repeat(59)} yz`, `${'x'.repeat(59)}...`],
  ['🦙'.repeat(61), `${'🦙'.repeat(60)}...`],
  [' \n ', null],
])('%j becomes %j', (prompt, wanted) => {
  expect(createTitle(prompt)).toBe(wanted);
});
