import { appendFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type GenerateOptions, generate } from '../src/generate.ts';
import { Generator } from '../src/generator.ts';
import { displayPath } from '../src/output/write-files.ts';
import { allTargets } from '../src/targets.ts';
import { documentText, inFolder } from './sources.ts';

/** What an edit leaves in a document of which this is all. */
interface Shop {
  /** Summaries of operations, by path. */
  readonly paths: Readonly<Record<string, string>>;
  /** Types of a pet's properties, by name. */
  readonly properties: Readonly<Record<string, string>>;
}

const shop: fc.Arbitrary<Shop> = fc.record({
  paths: fc.dictionary(fc.constantFrom('/pets', '/pets/{id}', '/toys', '/orders/{id}/cancel'), fc.lorem(), {
    minKeys: 1,
    noNullPrototype: true,
  }),
  properties: fc.dictionary(fc.constantFrom('name', 'age', 'owner'), fc.constantFrom('string', 'integer', 'boolean'), {
    noNullPrototype: true,
  }),
});

/** What happens to the files that an earlier run has written. */
const meddling = fc.constantFrom<(models: string) => Promise<void>>(
  async () => {},
  (models) => appendFile(models, '// Mine.\n'),
  (models) => rm(models),
);

function textOf({ paths, properties }: Shop): string {
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } };
  const operation = (summary: string) => ({ get: { summary, responses: { 200: { description: 'Done.', content } } } });
  const items = Object.entries(paths).map(([path, summary]) => [path, operation(summary)]);
  const types = Object.entries(properties).map(([name, type]) => [name, { type }]);
  const schemas = { Pet: { type: 'object', properties: Object.fromEntries(types) } };
  return documentText(
    `paths: ${JSON.stringify(Object.fromEntries(items))}\ncomponents: ${JSON.stringify({ schemas })}\n`,
  );
}

/** Generated files below a folder: manifests are written once, and then belong to the user. */
async function generatedFiles(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const generated = paths.filter((path) => displayPath(path, folder).includes('/generated/')).sort();
  const read = generated.map(async (path) => [displayPath(path, folder), await readFile(path, 'utf8')] as const);
  return Object.fromEntries(await Promise.all(read));
}

it('generates after any edits what a run of its own generates', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(shop, meddling), { minLength: 2, maxLength: 4 }), (edits) =>
      inFolder({}, async (folder) => {
        const input = join(folder, 'api.yaml');
        const options = (output: string): GenerateOptions => {
          return { input, output: join(folder, output), targets: new Set(allTargets), check: false };
        };
        const generator = new Generator();
        try {
          for (const [index, [edited, meddle]] of edits.entries()) {
            if (index > 0) await meddle(join(folder, 'often/core/src/generated/models.ts'));
            await writeFile(input, textOf(edited));
            await generator.run(options('often'));
            await generate(options(`once-${index}`));
            const [often, once] = [join(folder, 'often'), join(folder, `once-${index}`)];
            expect(await generatedFiles(often)).toEqual(await generatedFiles(once));
          }
        } finally {
          await generator.close();
        }
      }),
    ),
    // The seed is fixed, so that what passes here passes everywhere.
    { numRuns: 3, seed: 8 },
  );
}, 120_000);
