import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConsumerProject, createConsumer } from '../support/consumer-project.ts';
import { npm } from '../support/package-managers.ts';

let project: ConsumerProject;

beforeAll(async () => {
  project = await createConsumer('core');
  await npm.install(project);
});

afterAll(() => project[Symbol.asyncDispose]());

const { resolve } = createRequire(import.meta.url);
const compilers = ['typescript-oldest', 'typescript'].map((name) => {
  const manifest = resolve(`${name}/package.json`);
  const { version } = createRequire(import.meta.url)(manifest) as { version: string };
  return [version, join(manifest, '../bin/tsc')] as const;
});
const resolutions = [
  ['nodenext', 'nodenext'],
  ['esnext', 'bundler'],
] as const;

const setups = compilers.flatMap(([version, tsc]) =>
  resolutions.flatMap(([module, moduleResolution]) =>
    [true, false].map((isExact) => ({ version, tsc, module, moduleResolution, isExact })),
  ),
);

describe('the types of core', () => {
  it.each(setups)(
    'check whole in TypeScript $version with $moduleResolution, exactOptionalPropertyTypes $isExact',
    async ({ tsc, module, moduleResolution, isExact }) => {
      const options = {
        noEmit: true,
        strict: true,
        skipLibCheck: false,
        target: 'es2022',
        lib: 'es2022,dom,dom.iterable',
        module,
        moduleResolution,
        exactOptionalPropertyTypes: isExact,
      };
      const flags = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
      expect(await project.run([process.execPath, tsc, ...flags, 'types.ts'])).toBe('');
    },
  );
});
