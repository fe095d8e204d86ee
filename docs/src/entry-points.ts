import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Packages that programs import. */
const libraries = ['core', 'react', 'emulator', 'codegen'];
/** The condition of an `exports` map under which the source stands. */
const sourceCondition = '@llamacloud-prod/source';
/**
 * Everything of `core/lean` stands in `core` as well; the document's types as openapi-typescript writes them have no prose
 * but the document's.
 */
const leftOut: readonly string[] = ['core/lean', 'core/schema'];

/** An entry point of a package, which TypeDoc documents. */
export interface EntryPoint {
  /** As it is imported, without the scope. */
  readonly name: string;
  /** Path of its source. */
  readonly source: string;
  /** Path of the compiler's settings for it. */
  readonly tsconfig: string;
}

/** What programs can import, from the packages' `exports`, each package's main entry first. */
export function entryPoints(): readonly EntryPoint[] {
  return libraries.flatMap((library) => {
    const folder = fileURLToPath(new URL(`../../packages/${library}/`, import.meta.url));
    const { exports } = JSON.parse(readFileSync(`${folder}package.json`, 'utf8')) as {
      readonly exports: Readonly<Record<string, Readonly<Record<string, string>>>>;
    };
    return Object.entries(exports).flatMap(([subpath, { [sourceCondition]: source }]) => {
      const name = library + subpath.slice(1);
      if (source === undefined || leftOut.includes(name)) return [];
      return [{ name, source: folder + source.slice('./'.length), tsconfig: `${folder}tsconfig.json` }];
    });
  });
}
