import { afterAll, describe, expect, it } from 'vitest';
import { PrintThread } from '../../src/threads/print-thread.ts';

const thread = new PrintThread();
afterAll(() => thread.close());

const file = (content: string) => ({ package: 'core', path: 'resources/pets.ts', content }) as const;

describe('PrintThread', () => {
  it('answers all that it is asked at once, each with its own', async () => {
    const texts = ['export const a   =   1', 'export const b=2', 'export const c = 3;\n'];
    const answers = await Promise.all(texts.map((text) => thread.finishFiles([file(text)])));
    expect(answers.flat().map(({ content }) => content)).toEqual([
      'export const a = 1;\n',
      'export const b = 2;\n',
      'export const c = 3;\n',
    ]);
  });

  it('throws what printing throws, and goes on', async () => {
    await expect(thread.finishFiles([file('process.exit();')])).rejects.toThrow('has a statement that does not belong');
    expect(await thread.finishFiles([file('export const a = 1;\n')])).toEqual([file('export const a = 1;\n')]);
  });
});
