import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { load } from 'js-yaml';
import { expect, it } from 'vitest';
import { type FamilyFile, generateFamily } from '../src/generate-family.ts';
import { isJsonObject, type Json, type JsonObject } from '../src/json.ts';
import { buildModel } from '../src/model/build-model.ts';
import { followingModel } from '../src/model/remembered.ts';
import type { ApiModel } from '../src/model/types.ts';
import { loadSdkConfig } from '../src/spec/config/load-sdk-config.ts';
import { readDocument } from '../src/spec/prepare-document.ts';
import { SpecError } from '../src/spec/spec-error.ts';
import { allTargets } from '../src/targets.ts';

const fixtures = join(import.meta.dirname, 'fixtures');

/** Documents of which each has much of one kind of thing, and one that has a configuration. */
const families = (await readdir(join(fixtures, 'families'))).map((name) => join(fixtures, 'families', name));
const library = join(fixtures, 'library/openapi.yaml');
const libraryConfig = await loadSdkConfig(join(fixtures, 'library/sdk.yaml'));

/** What is done to a member of an object somewhere in a document. */
const kinds = ['describe', 'remove', 'rename', 'rename everywhere', 'copy', 'turn', 'replace', 'configure'] as const;

interface Edit {
  readonly kind: (typeof kinds)[number];
  /** Which member, of all that there are; and which other, where there are two. */
  readonly place: number;
  readonly other: number;
}

const edit: fc.Arbitrary<Edit> = fc.record({ kind: fc.constantFrom(...kinds), place: fc.nat(), other: fc.nat() });

/** A member of an object, or of a list. */
interface Member {
  readonly holder: Record<string, Json>;
  readonly key: string;
}

function membersOf(value: Json): readonly Member[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, Json>;
  return Object.entries(holder).flatMap(([key, part]) => [{ holder, key }, ...membersOf(part)]);
}

/** A text as it stands inside of JSON. */
function inText(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function edited(document: JsonObject, { kind, place, other }: Edit): JsonObject {
  const copy = structuredClone(document);
  const members = membersOf(copy).filter(({ holder }) => !Array.isArray(holder));
  const { holder, key } = members[place % members.length] as Member;
  const value = holder[key] as Json;
  const put = (entries: readonly (readonly [string, Json])[]) => {
    for (const name of Object.keys(holder)) delete holder[name];
    Object.assign(holder, Object.fromEntries(entries));
  };
  const entries = Object.entries(holder);
  switch (kind) {
    case 'describe':
      if (isJsonObject(value)) holder[key] = { ...value, description: `Edited ${other}.` };
      else holder[key] = typeof value === 'boolean' ? !value : typeof value === 'number' ? value + 1 : `${value}!`;
      return copy;
    case 'remove':
      delete holder[key];
      return copy;
    case 'rename':
      put(entries.map(([name, part]) => [name === key ? `${name}Too` : name, part]));
      return copy;
    case 'rename everywhere':
      return JSON.parse(JSON.stringify(copy).replaceAll(inText(key), inText(`${key}Too`)));
    case 'copy':
      holder[`${key}Too`] = structuredClone(value);
      return copy;
    case 'turn':
      put(entries.toReversed());
      return copy;
    case 'replace': {
      const from = members[other % members.length] as Member;
      holder[key] = structuredClone(from.holder[from.key] as Json);
      return copy;
    }
    case 'configure':
      return copy;
  }
}

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
    fc.asyncProperty(fc.constantFrom(library, ...families), fc.array(edit, { maxLength: 8 }), async (file, edits) => {
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
    }),
    { numRuns: 30, seed: 8 },
  );
}, 60_000);
