import { dereference, initialBaseURI, type OutputUnit, type Schema, validate } from '@cfworker/json-schema';
import { inTime } from './in-time.ts';
import type { JsonSchema } from './route.ts';

/** One place where a value does not match its schema. */
export interface SchemaProblem {
  /** The way to the place, from the value inwards. */
  readonly path: readonly (string | number)[];
  /** The keyword that does not hold: `maxLength`. */
  readonly keyword: string;
  /** What the schema says under that keyword: `1000`. */
  readonly expected: unknown;
  /** The value at the place. */
  readonly actual: unknown;
  /** The finding as a sentence. */
  readonly message: string;
}

/** Says where a value does not match a schema; an empty list where it does. */
export type SchemaChecker = (schema: JsonSchema, value: unknown) => SchemaProblem[];

/** Keywords that only repeat what a keyword below them has found. */
const wrappers: ReadonlySet<string> = new Set([
  '$ref',
  'additionalProperties',
  'allOf',
  'anyOf',
  'items',
  'oneOf',
  'patternProperties',
  'prefixItems',
  'properties',
]);

/** What a checker is for. */
export interface SchemaCheckerOptions {
  /** Whether callers make the values, who do not send what is read only, even where it is required. By default not. */
  readonly isRequest?: boolean;
  /** Whether texts are held against patterns. By default they are. */
  readonly hasPatterns?: boolean;
}

/** A check that takes longer has met a pattern that tries more ways than there is time for. */
const longestCheckMs = 1_000;

/**
 * Makes a checker for schemas that refer to `definitions`. Schemas are interpreted; no code is compiled from them.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-validation
 * @see https://spec.openapis.org/oas/v3.0.4.html#schema-object
 */
export function createSchemaChecker(
  definitions: Readonly<Record<string, JsonSchema>>,
  { isRequest = false, hasPatterns = true }: SchemaCheckerOptions = {},
): SchemaChecker {
  let canBeEndless = false;
  const copyOf = (schema: JsonSchema) => {
    const json = JSON.stringify(schema);
    canBeEndless ||= hasPatterns && /"pattern(?:Properties)?":/.test(json);
    return readableCopy(json, { isRequest, hasPatterns });
  };
  let withoutPatterns: SchemaChecker | undefined;
  let known: { readonly root: Schema; readonly lookup: ReturnType<typeof dereference> } | undefined;
  const readDefinitions = () => {
    // The library marks the schemas that it has seen, so it gets copies.
    const root = copyOf({ $defs: definitions });
    return { root, lookup: dereference(root) };
  };
  const prepared = new WeakMap<JsonSchema, Schema>();
  let preparedCount = 0;

  const prepare = (schema: JsonSchema, lookup: ReturnType<typeof dereference>): Schema => {
    const done = prepared.get(schema);
    if (done !== undefined) return done;
    const copy = copyOf(schema);
    preparedCount += 1;
    dereference(copy, lookup, initialBaseURI, `/prepared/${preparedCount}`);
    prepared.set(schema, copy);
    return copy;
  };

  return (schema, value) => {
    known ??= readDefinitions();
    const { root, lookup } = known;
    const prepared = prepare(schema, lookup);
    const run = () => validate(value, prepared, '2020-12', lookup, false);
    const result = canBeEndless ? inTime(run, longestCheckMs) : run();
    if (result !== undefined) return explain(result.errors, prepared, root, value);
    withoutPatterns ??= createSchemaChecker(definitions, { isRequest, hasPatterns: false });
    return withoutPatterns(schema, value);
  };
}

/** A copy whose patterns all compile: documents write them for other engines. One that cannot be read is left out. */
function readableCopy(json: string, { isRequest, hasPatterns }: SchemaCheckerOptions): Schema {
  return JSON.parse(json, (key, value: unknown) => {
    if (key === 'pattern' && typeof value === 'string') return hasPatterns ? readablePattern(value) : undefined;
    if (key === 'patternProperties') return hasPatterns ? readableKeys(value) : undefined;
    return isRequest ? withoutReadOnly(value) : value;
  }) as Schema;
}

function withoutReadOnly(schema: unknown): unknown {
  const required = readProperty(schema, 'required');
  if (!Array.isArray(required)) return schema;
  const properties = readProperty(schema, 'properties');
  const isSent = (name: string) => readProperty(readProperty(properties, name), 'readOnly') !== true;
  return { ...(schema as object), required: required.filter(isSent) };
}

function readableKeys(value: unknown): unknown {
  const entries = Object.entries(value ?? {}).flatMap(([pattern, schema]) => {
    const readable = readablePattern(pattern);
    return readable === undefined ? [] : [[readable, schema]];
  });
  return Object.fromEntries(entries);
}

function readablePattern(pattern: string): string | undefined {
  // An escape that Unicode mode refuses, such as that of a colon, stands for the character itself.
  const plain = pattern.replaceAll(
    /\\([^\w^$\\.*+?()[\]{}|/])/gu,
    (_escape, character: string) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
  return [pattern, plain].find((candidate) => {
    try {
      return new RegExp(candidate, 'u');
    } catch {
      return false;
    }
  });
}

function explain(errors: readonly OutputUnit[], schema: Schema, root: Schema, value: unknown): SchemaProblem[] {
  const leaves = errors.filter((error) => !wrappers.has(error.keyword));
  const problems = new Map<string, SchemaProblem>();
  // A union that nothing below explains: several of its members match at once.
  for (const error of leaves.length > 0 ? leaves : errors.slice(0, 1)) {
    const path = toPath(error.instanceLocation, value);
    problems.set(`${error.instanceLocation} ${error.keywordLocation}`, {
      path,
      keyword: error.keyword,
      expected: readKeyword(schema, root, error.keywordLocation),
      actual: path.reduce<unknown>(readProperty, value),
      message: error.error,
    });
  }
  return withoutNullBranches([...problems.values()]);
}

/** Drops "or null" beside a better finding for the same place: nobody who sent a wrong text wants to hear of null. */
function withoutNullBranches(problems: SchemaProblem[]): SchemaProblem[] {
  const isNullBranch = ({ keyword, expected }: SchemaProblem) => keyword === 'type' && expected === 'null';
  const rest = problems.filter((problem) => !isNullBranch(problem));
  return rest.length > 0 ? rest : problems;
}

function readKeyword(schema: Schema, root: Schema, keywordLocation: string): unknown {
  let current: unknown = schema;
  for (const segment of segmentsOf(keywordLocation)) {
    current = readProperty(current, segment);
    if (segment === '$ref' && typeof current === 'string') {
      current = segmentsOf(current).reduce<unknown>(readProperty, root);
    }
  }
  return current;
}

function toPath(instanceLocation: string, value: unknown): (string | number)[] {
  let current = value;
  return segmentsOf(instanceLocation).map((segment) => {
    const step = Array.isArray(current) ? Number(segment) : segment;
    current = readProperty(current, step);
    return step;
  });
}

/** Segments of a JSON pointer in a URI fragment. @see https://www.rfc-editor.org/rfc/rfc6901#section-6 */
function segmentsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => decodeURIComponent(segment).replaceAll('~1', '/').replaceAll('~0', '~'));
}

function readProperty(holder: unknown, name: string | number): unknown {
  if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, name)) return undefined;
  return (holder as Record<string | number, unknown>)[name];
}
