import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConsumerProject, createConsumer } from '../support/consumer-project.ts';
import { npm } from '../support/package-managers.ts';

const require = createRequire(import.meta.url);
const compilers = ['typescript-oldest', 'typescript'].map((name) => {
  const manifest = require.resolve(`${name}/package.json`);
  const { version } = require(manifest) as { version: string };
  return { version, tsc: join(manifest, '../bin/tsc') };
});
const resolutions = [
  { module: 'nodenext', moduleResolution: 'nodenext' },
  { module: 'esnext', moduleResolution: 'bundler' },
] as const;

const setups = compilers.flatMap((compiler) =>
  resolutions.flatMap((resolution) =>
    [true, false].map((exactOptionalPropertyTypes) => ({ ...compiler, ...resolution, exactOptionalPropertyTypes })),
  ),
);

const strictSetups = setups.filter((setup) => setup.exactOptionalPropertyTypes && setup.module === 'nodenext');

describe.each([
  { name: 'core', file: 'types.ts', chosen: setups, ambient: {} },
  { name: 'react', file: 'types.tsx', chosen: strictSetups, ambient: { jsx: 'react-jsx' } },
  { name: 'emulator', file: 'types.ts', chosen: strictSetups, ambient: { types: 'node' } },
])('the types of $name', ({ name, file, chosen, ambient }) => {
  let project: ConsumerProject;

  beforeAll(async () => {
    project = await createConsumer(name);
    await npm.install(project);
  });

  afterAll(() => project[Symbol.asyncDispose]());

  it.each(chosen)(
    'check whole in TypeScript $version with $moduleResolution, exactOptionalPropertyTypes $exactOptionalPropertyTypes',
    async ({ version: _, tsc, ...varied }) => {
      const options = {
        noEmit: true,
        strict: true,
        skipLibCheck: false,
        target: 'es2022',
        lib: 'es2022,dom,dom.iterable',
        ...ambient,
        ...varied,
      };
      const flags = Object.entries(options).flatMap(([option, value]) => [`--${option}`, String(value)]);
      expect(await project.run([process.execPath, tsc, ...flags, file])).toBe('');
    },
  );
});
