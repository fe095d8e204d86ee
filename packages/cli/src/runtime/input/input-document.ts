import type { Command, Definitions, Flag, JsonSchema, ParameterFlag } from '../command.ts';
import { CommandError } from '../command-error.ts';
import { exitCodes } from '../exit-codes.ts';
import { checkSchema } from './check-schema.ts';
import { decodeText } from './decode-text.ts';
import { formatSchema } from './format-schema.ts';
import { readBytes } from './read-bytes.ts';
import { readReferences } from './read-reference.ts';
import { relaxedValue } from './relaxed-value.ts';
import type { StandardInput } from './standard-input.ts';

/** A document that gives values to several flags at once. */
export interface InputDocument {
  /** Where it comes from, for messages. */
  readonly where: string;
  readonly text: string;
}

/**
 * The document that `--input` names: a file, or `-` for standard input.
 *
 * @throws {@link CommandError} with the usage code when it cannot be read.
 */
export async function openDocument(path: string, stdin: StandardInput): Promise<InputDocument> {
  const where = '--input';
  const source = path === '-' ? 'standard input' : path;
  const bytes = path === '-' ? await stdin.read(where) : readBytes(where, path);
  return { where: source, text: decodeText(source, bytes) };
}

/**
 * The values in a document, by the name of their flag. Its keys are the names of the API's document, those of the
 * client or those of the flags. Each value is held against its flag's rules; `@path` inside is plain text unless
 * files are allowed, since whoever wrote the document need not be the one who runs the program.
 *
 * @throws {@link CommandError} with the usage code for a key that is unknown and a value that breaks a rule.
 */
export async function documentValues(
  document: InputDocument,
  command: Command,
  options: { readonly definitions: Definitions; readonly readsFiles: boolean },
): Promise<ReadonlyMap<string, unknown>> {
  const { where } = document;
  const parsed = await relaxedValue(where, document.text);
  const content = options.readsFiles ? readReferences(where, parsed) : parsed;
  const whole = command.flags.find((flag) => flag.in === 'body' && flag.argument === 'body' && flag.type === 'json');
  const isOnly = whole !== undefined && command.flags.filter((flag) => flag.in === 'body').length === 1;
  const entries =
    isOnly && !isKeyed(content, command) ? [[whole.argument, content] as const] : entriesOf(where, content);
  const values = new Map<string, unknown>();
  for (const [key, value] of entries) {
    const flag = command.flags.find(({ name, argument, wireName }) => [wireName, argument, name].includes(key));
    if (flag === undefined) {
      const known = command.flags.map(({ argument, wireName }) => wireName ?? argument);
      throw new CommandError(exitCodes.usage, `${where}: unknown key ${JSON.stringify(key)}`, { given: key, known });
    }
    checkSchema(`${where}: ${key}`, value, valueSchema(flag), options.definitions);
    values.set(flag.name, value);
  }
  return values;
}

/** Whether a document for an operation with an undivided body names that body, and perhaps parameters beside it. */
function isKeyed(content: unknown, { flags }: Command): boolean {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return false;
  const known = new Set(flags.flatMap(({ name, argument, wireName }) => [name, argument, wireName]));
  return 'body' in content && Object.keys(content).every((key) => known.has(key));
}

function entriesOf(where: string, content: unknown): readonly (readonly [string, unknown])[] {
  if (typeof content === 'object' && content !== null && !Array.isArray(content)) return Object.entries(content);
  const advice = 'Give a JSON or YAML object with a key for each value.';
  throw new CommandError(exitCodes.usage, `${where}: the document is not an object`, advice);
}

/** A flag's rules as JSON Schema. */
function valueSchema(flag: ParameterFlag): JsonSchema {
  if (flag.schema !== undefined) return flag.schema;
  const one = scalarSchema(flag);
  const { minItems, maxItems } = flag;
  const whole = flag.list === undefined ? one : present({ type: 'array', items: one, minItems, maxItems });
  return flag.nullable === true ? { anyOf: [whole, { type: 'null' }] } : whole;
}

function scalarSchema(flag: Flag): JsonSchema {
  const { type, enum: values, minLength, maxLength, pattern, minimum, maximum, multipleOf } = flag;
  const { exclusiveMinimum, exclusiveMaximum } = flag;
  return present({
    type: type === 'binary' ? 'string' : type,
    enum: values,
    ...formatSchema(flag),
    ...{ minLength, maxLength, pattern, minimum, maximum, multipleOf, exclusiveMinimum, exclusiveMaximum },
  });
}

function present(entries: Record<string, JsonSchema[string] | undefined>): JsonSchema {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)) as JsonSchema;
}
