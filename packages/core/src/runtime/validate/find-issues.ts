import type { AnswerSchema, ComposedSchema, ListSchema, ObjectSchema } from './answer-schema.ts';

/** One place where a value is not what its schema wants. */
export interface Issue {
  /** What is wanted, and the type of what is there; never the value. */
  readonly message: string;
  /** Names and positions from the outermost value to the place. */
  readonly path: readonly (string | number)[];
}

/** What lies deeper is not looked at: a server may nest without end. */
const maximumDepth = 500;
/** Within so many unions without a discriminator, what is inside passes: trying all their members would take for ever. */
const maximumGuesses = 3;
const maximumIssues = 10;

/** The first places, at most ten, where a value is not what the schema wants. */
export function findIssues(schema: AnswerSchema, value: unknown): readonly Issue[] {
  return new Check(0).run(schema, value);
}

class Check {
  readonly #issues: Issue[] = [];
  readonly #path: (string | number)[] = [];
  readonly #guesses: number;

  /** @param guesses - Within how many unions the value stands. */
  constructor(guesses: number) {
    this.#guesses = guesses;
  }

  run(schema: AnswerSchema, value: unknown): readonly Issue[] {
    this.#visit(schema, value);
    return this.#issues;
  }

  #visit(schema: AnswerSchema, value: unknown): void {
    const { type } = schema;
    if (value === null && schema.nullable) return;
    if (type === undefined) this.#visitComposed(schema, value);
    else if (typeOf(value) !== type && !(type === 'integer' && Number.isInteger(value))) this.#want(type, value);
    else if (type === 'object') this.#visitProperties(schema, value as Record<string, unknown>);
    else if (type === 'array') this.#visitItems(schema, value as readonly unknown[]);
  }

  #visitProperties(schema: ObjectSchema, value: Record<string, unknown>): void {
    const { properties, required = [], additionalProperties } = schema;
    for (const name of required) if (!Object.hasOwn(value, name)) this.#report('is missing', [name]);
    for (const name in properties) {
      if (Object.hasOwn(value, name)) this.#enter(name, properties[name] as AnswerSchema, value[name]);
    }
    if (!additionalProperties) return;
    for (const name of Object.keys(value)) {
      if (!properties || !Object.hasOwn(properties, name)) this.#enter(name, additionalProperties, value[name]);
    }
  }

  #visitItems({ items, prefixItems = [] }: ListSchema, value: readonly unknown[]): void {
    for (let index = 0; index < value.length; index += 1) {
      const schema = prefixItems[index] ?? items;
      if (schema) this.#enter(index, schema, value[index]);
    }
  }

  #visitComposed(schema: ComposedSchema, value: unknown): void {
    const { ref, variants, anyOf, allOf = [] } = schema;
    if (ref) this.#visit(ref(), value);
    if (variants) this.#visitVariant(schema, variants, value);
    if (anyOf && this.#guesses < maximumGuesses) this.#visitUnion(anyOf, value);
    for (const part of allOf) this.#visit(part, value);
    if (schema.const !== undefined && schema.const !== value) this.#report(`must be ${JSON.stringify(schema.const)}`);
  }

  #visitVariant({ discriminator = '' }: ComposedSchema, variants: Record<string, AnswerSchema>, value: unknown): void {
    if (typeOf(value) !== 'object') {
      this.#want('object', value);
      return;
    }
    const { [discriminator]: kind } = value as Record<string, unknown>;
    if (typeof kind !== 'string') this.#report('must be a string', [discriminator]);
    else if (Object.hasOwn(variants, kind)) this.#visit(variants[kind] as AnswerSchema, value);
  }

  #visitUnion(members: readonly AnswerSchema[], value: unknown): void {
    const failures = members.map((member) => new Check(this.#guesses + 1).run(member, value));
    if (failures.some(({ length }) => !length)) return;
    // A member that fails further inside is what was meant, where all others fail at once.
    const [meant = [], ...others] = failures.filter((issues) => issues.every(({ path }) => path.length));
    if (others.length || !meant.length) this.#report(`is none of the ${members.length} forms that it may have`);
    else for (const { message, path } of meant) this.#report(message, path);
  }

  #enter(step: string | number, schema: AnswerSchema, value: unknown): void {
    if (this.#path.length >= maximumDepth) return;
    this.#path.push(step);
    this.#visit(schema, value);
    this.#path.pop();
  }

  #want(type: string, value: unknown): void {
    this.#report(`must be of type ${type}, not ${typeOf(value)}`);
  }

  #report(message: string, steps: readonly (string | number)[] = []): void {
    if (this.#issues.length < maximumIssues) this.#issues.push({ message, path: [...this.#path, ...steps] });
  }
}

function typeOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}
