import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { load } from 'js-yaml';
import { expect, it } from 'vitest';
import { type FamilyFile, generateFamily } from '../src/generate-family.ts';
import type { JsonObject } from '../src/json.ts';
import { buildModel } from '../src/model/build-model.ts';
import { followingModel } from '../src/model/remembered.ts';
import type { ApiModel } from '../src/model/types.ts';
import { loadSdkConfig } from '../src/spec/config/load-sdk-config.ts';
import { readDocument } from '../src/spec/prepare-document.ts';
import { SpecError } from '../src/spec/spec-error.ts';
import { allTargets } from '../src/targets.ts';
import { anyEdit, edited } from './random-edits.ts';

const fixtures = join(import.meta.dirname, 'fixtures');

/** Documents of which each has much of one kind of thing, and one that has a configuration. */
const families = (await readdir(join(fixtures, 'families'))).map((name) => join(fixtures, 'families', name));
const library = join(fixtures, 'library/openapi.yaml');
const libraryConfig = await loadSdkConfig(join(fixtures, 'library/sdk.yaml'));

async function modelOf(document: JsonObject, isConfigured: boolean): Promise<ApiModel | undefined> {
  const source = { text: JSON.stringify(document), file: 'api.json', path: join(fixtures, 'api.json') };
  const config = isConfigured ? libraryConfig : undefined;
  try {
    const read = await readDocument(source, { config });
    return buildModel({ document: read.document, file: read.file, config });
  } catch (error) {
    // Some edits leave nothing to read, or not what the configuration names.
    if (error instanceof SpecError) return undefined;
    throw error;
  }
}

/** All files as they are printed, before they are formatted. */
async function printedFamily(model: ApiModel): Promise<readonly FamilyFile[]> {
  const printer = { printSchema: async () => [], finishFiles: async (files: readonly FamilyFile[]) => files };
  return generateFamily({ schema: [], model, targets: new Set(allTargets), isTested: true }, { printer });
}

it('a model that follows others is printed as it is by itself', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(library, ...families),
      fc.array(anyEdit, { maxLength: 8 }),
      async (file, edits) => {
        let document = load(await readFile(file, 'utf8')) as JsonObject;
        let isConfigured = file === library;
        let earlier: ApiModel | undefined;
        for (const each of [undefined, ...edits]) {
          if (each) document = edited(document, each);
          if (each?.kind === 'configure') isConfigured = !isConfigured && file === library;
          const [model, own] = [await modelOf(document, isConfigured), await modelOf(document, isConfigured)];
          if (model === undefined || own === undefined) continue;
          earlier = followingModel(model, earlier);
          expect(await printedFamily(earlier)).toEqual(await printedFamily(own));
        }
      },
    ),
    { numRuns: 30, seed: 8 },
  );
}, 60_000);
