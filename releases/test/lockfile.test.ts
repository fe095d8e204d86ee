import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { root } from './support/root.ts';

interface Lockfile {
  readonly packages: Readonly<Record<string, { readonly resolution: Readonly<Record<string, string>> }>>;
}

interface Workspace {
  readonly allowBuilds: Readonly<Record<string, boolean>>;
}

const readYaml = async (file: string): Promise<unknown> => parse(await readFile(join(root, file), 'utf8'));

describe.each(['pnpm-lock.yaml', 'benchmarks/pnpm-lock.yaml'])('%s', (file) => {
  it('pins every package by its hash, from the registry', async () => {
    const { packages } = (await readYaml(file)) as Lockfile;
    // A package from elsewhere also has the address that it comes from.
    const other = Object.entries(packages).filter(
      ([, { resolution }]) =>
        Object.keys(resolution).join() !== 'integrity' || !/^sha512-/.test(resolution.integrity ?? ''),
    );
    expect(Object.keys(packages).length).toBeGreaterThan(100);
    expect(other).toEqual([]);
  });
});

describe('the workspace', () => {
  it('lets one package run a script when it is installed', async () => {
    const { allowBuilds } = (await readYaml('pnpm-workspace.yaml')) as Workspace;
    expect(Object.keys(allowBuilds).filter((name) => allowBuilds[name])).toEqual(['node']);
  });
});
