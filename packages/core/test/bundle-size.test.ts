import { describe, expect, it } from 'vitest';
import { bundle } from './support/bundle.ts';

const lean = `
  import { createClient } from './generated/index.ts';
  import { retrieve } from './generated/resources/beta/chat.ts';
  console.log(await retrieve(createClient(), 'ses-abc123'));
`;
const whole = `
  import { LlamaCloud } from './generated/index.ts';
  console.log(await new LlamaCloud().beta.chat.retrieve('ses-abc123'));
`;

const checked = (name: string, validator: string) => `
  import { createClient } from './generated/index.ts';
  import { retrieve } from './generated/resources/beta/chat.ts';
  import { ${name} } from './generated/validate.ts';
  console.log(await retrieve(createClient({ validate: ${validator} }), 'ses-abc123'));
`;

describe('the size of an application', () => {
  it.each([
    ['one call of the lean form', lean, 4_500],
    ['one call that checks its answer', checked('validate', 'validate'), 6_450],
    // 1.2 kB of it is the library that reads server-sent events.
    ['the whole client', whole, 9_600],
  ])('with %s stays in its budget', async (_, source, budgetBytes) => {
    expect((await bundle(source)).gzippedBytes).toBeLessThanOrEqual(budgetBytes);
  });
});

describe('one call of the lean form', () => {
  it('carries neither streams, pages, uploads, logs nor checks', async () => {
    const { modules } = await bundle(lean);
    expect(modules.filter((path) => /\/(stream|pagination|upload|transcript|turn|log|validate)\//.test(path))).toEqual(
      [],
    );
    expect(modules.some((path) => path.endsWith('http/send.ts'))).toBe(true);
  });
});

describe('one call that checks its answer', () => {
  it('carries no schemas but those that it names', async () => {
    const all = await bundle(checked('validate', 'validate'));
    const one = await bundle(checked('createValidator, Usage', "createValidator({ 'beta.chat.retrieve': Usage })"));
    expect(one.gzippedBytes).toBeLessThan(all.gzippedBytes - 400);
  });
});
