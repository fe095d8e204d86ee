import { defineProject } from 'vitest/config';

/** Conditions under which one package reads another's source, so that tests need no build. Setting them replaces Vite's own. */
const sourceCondition = '@llamacloud-prod/source';
export const nodeConditions: string[] = [sourceCondition, 'module', 'node', 'development|production'];
export const browserConditions: string[] = [sourceCondition, 'module', 'browser', 'development|production'];

/** The Vitest project of a package whose tests run in Node. */
export function nodeProject(name: string) {
  return defineProject({
    ssr: { resolve: { conditions: nodeConditions } },
    test: { name, include: ['test/**/*.test.ts'], restoreMocks: true, testTimeout: 15_000 },
  });
}
