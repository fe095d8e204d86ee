import { type JsonSchema as FakerSchema, type GenerateSyncOptions, generateSync } from 'json-schema-faker';
import type { JsonSchema } from '../route.ts';
import type { SchemaChecker } from '../schema-checker.ts';

/** How a value is made. */
export interface ValueOptions {
  /** Leaves out what may be left out. */
  readonly requiredOnly?: boolean;
}

/** Makes a value that a schema allows. The same schema gives the same value, always and everywhere. */
export type ValueMaker = (schema: JsonSchema, options?: ValueOptions) => unknown;

const settings: GenerateSyncOptions = {
  seed: 1,
  useExamplesValue: true,
  minDateTime: '2026-01-01T00:00:00Z',
  maxDateTime: '2026-12-31T00:00:00Z',
  // What many documents say for `uri`.
  formats: { url: () => 'https://example.com' },
  outputTransform: (value, schema, path) => (takesText(schema, value, nameAt(path)) ? nameAt(path) : value),
};

/** How deep a value without what may be left out can go. */
const deepest = 100;

/** Ways to make a value, the best first: a schema that contains itself has no whole value, and examples can be wrong. */
const attempts: readonly GenerateSyncOptions[] = [
  { alwaysFakeOptionals: true, maxItems: 2 },
  { optionalsProbability: 0, maxDepth: deepest, maxItems: 2 },
  { optionalsProbability: 0, maxDepth: deepest, useExamplesValue: false },
];

/** What is longer, or has more in it, is not made. */
const mostParts = 10_000;

const sizes = new Set(['minLength', 'minItems', 'minProperties']);

/** A copy of a schema without rules that ask for more than a server holds. */
function withinReason<T>(schema: T): T {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) => {
    if (sizes.has(key) && typeof value === 'number' && value > mostParts) return undefined;
    return key === 'pattern' && typeof value === 'string' && isEndless(value) ? undefined : value;
  });
}

/** Whether the counts of an expression, one inside of another, ask for too much. */
function isEndless(pattern: string): boolean {
  const counts = [...pattern.matchAll(/\{(\d+)/g)].map(([, count]) => Number(count));
  return counts.reduce((product, count) => product * Math.max(1, count), 1) > mostParts ** 2;
}

/**
 * Makes values from the examples of their schemas, and where there are none from the rules.
 */
export function createValueMaker(definitions: Readonly<Record<string, JsonSchema>>, check: SchemaChecker): ValueMaker {
  let $defs: typeof definitions | undefined;
  const generate = (schema: JsonSchema, options: GenerateSyncOptions): unknown => {
    $defs ??= withinReason(definitions);
    try {
      return generateSync({ ...withinReason(schema), $defs } as FakerSchema, { ...settings, ...options });
    } catch {
      // Rules that contradict each other, or a reference to nothing.
      return null;
    }
  };
  return (schema, { requiredOnly = false } = {}) => {
    let value: unknown;
    for (const attempt of requiredOnly ? attempts.slice(1) : attempts) {
      value = generate(schema, attempt);
      if (check(schema, value).length === 0) break;
    }
    return value;
  };
}

/** Whether a random text may as well be this one, which is easier to read. */
function takesText(schema: FakerSchema, random: unknown, text: string): boolean {
  if (typeof random !== 'string' || typeof schema === 'boolean' || schema.type === undefined) return false;
  if (['format', 'pattern', 'examples', 'const', 'enum'].some((rule) => rule in schema)) return false;
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY } = schema;
  return text.length >= minLength && text.length <= maxLength;
}

/** The last property on the way to a value: `/pets/0/name` is `name`. */
function nameAt(path: string): string {
  const names = path.split('/').filter((segment) => segment !== '' && !/^\d+$/.test(segment));
  return names.at(-1) ?? 'text';
}
