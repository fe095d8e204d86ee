import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile, search } from '@jmespath-community/jmespath';
import { LlamaCloud } from '@llamacloud-prod/core';
import { startEmulator } from '@llamacloud-prod/emulator';
import { expect, it } from 'vitest';
import type { PageData, SchemaData } from '../src/runtime/page-data.ts';
import { selectors } from '../src/runtime/page-sections.ts';

const generated = fileURLToPath(new URL('../src/generated/', import.meta.url));
const readJson = <T>(file: string) => JSON.parse(readFileSync(path.join(generated, file), 'utf8')) as T;
const schemas = new Map(readJson<SchemaData[]>('schemas.json').map((schema) => [schema.name, schema]));
const pages = readdirSync(path.join(generated, 'operations'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.json'))
  .map((file) => readJson<PageData>(path.join('operations', file)));

it.each(pages)('every path of $slug is an expression that the command line reads', (page) => {
  for (const selector of selectors(page, schemas).values()) expect(() => compile(selector)).not.toThrow();
});

it('the paths of a session find its fields', async () => {
  const folder = fileURLToPath(new URL('../recording', import.meta.url));
  await using emulator = await startEmulator({ indexes: { 'idx-abc123': folder }, tokenRate: 0 });
  const client = new LlamaCloud({ apiKey: 'key', baseURL: emulator.url });
  const { session_id: sessionId } = await client.beta.chat.create();
  const turn = { index_ids: ['idx-abc123'], prompt: 'How did revenue develop?' };
  for await (const event of client.beta.chat.stream(sessionId, turn)) expect(event).toHaveProperty('type');
  const session = await client.beta.chat.retrieve(sessionId);

  const page = pages.find(({ slug }) => slug === 'beta/chat/retrieve');
  const paths = page === undefined ? [] : [...selectors(page, schemas).values()];
  const isEmpty = (found: unknown) => found === null || (Array.isArray(found) && found.length === 0);
  const missing = paths.filter((selector) => isEmpty(search(JSON.parse(JSON.stringify(session)), selector)));
  // Pieces are not kept, and some fields are null or missing in a turn that went well.
  const expected = /_delta'|image_attachment|skipped_index_ids|\berror$|^generated_title$|^index_ids$/;
  expect(paths.length).toBeGreaterThan(40);
  expect(missing.filter((selector) => !expected.test(selector))).toEqual([]);
}, 30_000);
