import type { JsonSchema } from '../command.ts';

/** Schemas by name, the targets of `#/$defs/NAME`. */
export type Definitions = Readonly<Record<string, JsonSchema>>;

/** The definition that a schema refers to. */
export function definitionName({ $ref }: JsonSchema): string | undefined {
  return typeof $ref === 'string' ? /^#\/\$defs\/(.+)$/.exec($ref)?.[1] : undefined;
}
