import { execFile } from 'node:child_process';
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const docs = path.join(root, 'docs');
const operationCount = 1_223;
const resourceCount = 40;

/** An API as large as the largest that are published. Its objects hold each other as a tree: some are deep, most are not. */
function largeDocument(): object {
  const reference = (position: number) => ({ $ref: `#/components/schemas/Thing${position}` });
  const schemas: Record<string, object> = {};
  const paths: Record<string, object> = {};
  for (let position = 0; position < operationCount; position += 1) {
    const others = [2 * position + 1, 2 * position + 2]
      .filter((other) => other < operationCount)
      .map((other) => [
        `thing_${other}`,
        other % 2 === 0 ? reference(other) : { type: 'array', items: reference(other) },
      ]);
    const fields = Array.from({ length: 12 }, (_, field) => [
      `field_${field}`,
      { type: 'string', description: `Says what field ${field} of thing ${position} is for.`, maxLength: 100 + field },
    ]);
    schemas[`Thing${position}`] = {
      type: 'object',
      description: `Thing ${position}.`,
      required: ['field_0'],
      properties: Object.fromEntries([...fields, ...others]),
    };
    paths[`/area-${position % resourceCount}/things-${position}/{thing_id}`] = {
      post: {
        summary: `Change Thing ${position}`,
        parameters: [{ name: 'thing_id', in: 'path', required: true, schema: { type: 'string' } }],
        requestBody: { content: { 'application/json': { schema: reference(position) } } },
        responses: {
          200: { description: 'Changed.', content: { 'application/json': { schema: reference(position) } } },
        },
      },
    };
  }
  return { openapi: '3.1.0', info: { title: 'Large API', version: '1' }, paths, components: { schemas } };
}

/** Runs a program of Node whose heap has a limit, beyond which it dies. */
function runLimited(heapMegabytes: number, argv: readonly string[], cwd: string) {
  return promisify(execFile)(process.execPath, [`--max-old-space-size=${heapMegabytes}`, ...argv], {
    cwd,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
    maxBuffer: 64 * 1024 * 1024,
  });
}

describe(`an API of ${operationCount} operations`, () => {
  let folder: string;

  beforeAll(async () => {
    mkdirSync(path.join(docs, '.cache'), { recursive: true });
    folder = mkdtempSync(path.join(docs, '.cache/large-'));
    const document = path.join(folder, 'large.json');
    writeFileSync(document, JSON.stringify(largeDocument()));
    const program = path.join(root, 'packages/codegen/src/bin.ts');
    const argv = ['--conditions=@llamacloud-prod/source', program, 'generate', '--input', document, '--output', folder];
    await runLimited(512, [...argv, '--targets', 'docs'], folder);
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }), 120_000);

  it('has a file for each operation, none of which grows with the API', () => {
    const files = globSync('docs/src/generated/operations/**/*.json', { cwd: folder });
    expect(files).toHaveLength(operationCount);
    expect(Math.max(...files.map((file) => statSync(path.join(folder, file)).size))).toBeLessThan(64 * 1024);
  });

  // Building all pages takes minutes; `pnpm test:full` asks for it.
  if (process.env.TEST_FULL) {
    it('has a site, each of whose pages is small', async () => {
      const generated = path.join(folder, 'docs/src/generated');
      const site = path.join(folder, 'site');
      const copy = path.join(folder, 'copy/docs');
      const leftOut = new Set(['src/generated', 'src/content/docs/api'].map((each) => path.join(docs, each)));
      for (const name of ['astro.config.ts', 'package.json', 'tsconfig.json', 'src']) {
        const filter = (source: string) => !leftOut.has(source);
        cpSync(path.join(docs, name), path.join(copy, name), { recursive: true, filter });
      }
      cpSync(generated, path.join(copy, 'src/generated'), { recursive: true });
      symlinkSync(path.join(docs, 'node_modules'), path.join(copy, 'node_modules'));
      for (const beside of ['tsconfig.base.json', 'openapi', 'packages', 'benchmarks', 'scripts']) {
        symlinkSync(path.join(root, beside), path.join(folder, 'copy', beside));
      }
      await runLimited(1_536, ['node_modules/astro/bin/astro.mjs', 'build', '--outDir', site], copy);
      const pages = globSync('reference/*/*/**/index.html', { cwd: site });
      expect(pages).toHaveLength(4 * operationCount);
      const sizes = pages.map((page) => statSync(path.join(site, page)).size);
      const largest = readFileSync(path.join(site, pages[sizes.indexOf(Math.max(...sizes))] ?? ''));
      expect(gzipSync(largest).length).toBeLessThan(100 * 1024);
    }, 1_800_000);
  }
});
