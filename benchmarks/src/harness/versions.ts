import { readFileSync } from 'node:fs';

/** Version of an npm package that benchmarks compare with, as `package.json` pins it. */
export function versionOf(name: string): string {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const version = manifest.dependencies[name];
  if (version === undefined) throw new Error(`benchmarks/package.json does not list ${name}.`);
  return version;
}
