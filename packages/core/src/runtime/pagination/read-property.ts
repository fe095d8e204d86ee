import type { PropertyPath } from '../operation.ts';

/** Reads a property of an answer. Undefined where there is none, or nothing on the way to it. */
export function readProperty(answer: unknown, path: PropertyPath = []): unknown {
  return [path]
    .flat()
    .reduce<unknown>((value, name) => (value as Readonly<Record<string, unknown>> | null | undefined)?.[name], answer);
}
