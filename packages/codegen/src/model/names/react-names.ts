import type { ReactNames } from '../types.ts';
import type { NameRegistry } from './name-registry.ts';
import { pascalCase } from './words.ts';

/** Names of an operation in the React package, and the stem that they share. */
export interface NamedHooks {
  readonly pascal: string;
  readonly react: ReactNames;
}

/**
 * Names everything that the React package has of an operation. All names are taken from one stem: its path, so that a
 * name never changes when a neighbour appears. Where one of them is taken, the stem gets a number, from 2.
 *
 * @param stem - Path and method in Pascal case: `BetaChatRetrieve`.
 */
export function claimReactNames(stem: string, taken: NameRegistry): NamedHooks {
  for (let number = 1; ; number += 1) {
    const pascal = pascalCase(number === 1 ? stem : `${stem}${number}`);
    const react = reactNames(pascal);
    const names = Object.values(react);
    if (names.some((name) => taken.has(name))) continue;
    for (const name of names) taken.claim(name);
    return { pascal, react };
  }
}

function reactNames(pascal: string): ReactNames {
  const camel = pascal.charAt(0).toLowerCase() + pascal.slice(1);
  return {
    key: `${camel}Key`,
    options: `${camel}Options`,
    infiniteOptions: `${camel}InfiniteOptions`,
    cache: `${camel}Cache`,
    infiniteCache: `${camel}InfiniteCache`,
    mutationOptions: `${camel}MutationOptions`,
    variables: `${pascal}Variables`,
    hook: `use${pascal}`,
    suspenseHook: `useSuspense${pascal}`,
    infiniteHook: `useInfinite${pascal}`,
    suspenseInfiniteHook: `useSuspenseInfinite${pascal}`,
  };
}
