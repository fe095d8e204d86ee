import type { JsonSchema } from '../command.ts';

/** The definition that a schema refers to. */
export function definitionName({ $ref }: JsonSchema): string | undefined {
  return typeof $ref === 'string' ? /^#\/\$defs\/(.+)$/.exec($ref)?.[1] : undefined;
}
