import type { Flag } from '../command.ts';
import { invalidValue, onlyText, scalarValue, takesNull } from '../flag-value.ts';
import { readReference, readReferences } from './read-reference.ts';
import { relaxedValue } from './relaxed-value.ts';
import type { StandardInput } from './standard-input.ts';

/**
 * Turns the texts given to a flag of a request into the value to send, and holds it against the flag's rules.
 *
 * - `null` is null where the flag takes it.
 * - A list is given by several flags, by commas (`\,` is a plain one), or as `[…]`.
 * - Objects are JSON or YAML.
 * - `@path` puts in the content of a file; see {@link readReference}. One for a list of objects may have one a line.
 * - The bytes of a file are given by its path, `-` for standard input.
 *
 * @param texts - One for each time that the flag was given, at least one.
 * @throws {@link CommandError} with the usage code when a value breaks a rule, and when there are several without `list`.
 */
export async function parameterValue(flag: Flag, texts: readonly string[], stdin: StandardInput): Promise<unknown> {
  if (takesNull(flag) && texts.length === 1 && texts[0] === 'null') return null;
  if (flag.list === undefined) return itemValue(flag, onlyText(flag, texts) ?? '', stdin);
  const items: unknown[] = [];
  for (const text of texts) items.push(...(await listItems(flag, text, stdin)));
  checkCount(flag, items.length);
  return items;
}

/** Refuses a list that is too short or too long. */
function checkCount(flag: Flag, count: number): void {
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY } = flag;
  const given = `${count} ${count === 1 ? 'value' : 'values'} given`;
  if (count < minItems) throw invalidValue(flag, given, `Give at least ${minItems}.`);
  if (count > maxItems) throw invalidValue(flag, given, `Give at most ${maxItems}.`);
}

async function listItems(flag: Flag, text: string, stdin: StandardInput): Promise<readonly unknown[]> {
  if (flag.type === 'json') {
    const value = await itemValue(flag, text, stdin);
    return Array.isArray(value) ? value : [value];
  }
  if (flag.type === 'binary' || text.startsWith('@')) return [await itemValue(flag, text, stdin)];
  const whole = text.startsWith('[') ? await relaxedValue(`--${flag.name}`, text) : undefined;
  const parts = Array.isArray(whole) ? whole.map(String) : splitAtCommas(text);
  return Promise.all(parts.map((part) => itemValue(flag, part, stdin)));
}

function splitAtCommas(text: string): readonly string[] {
  return text.split(/(?<!\\),/).map((part) => part.trim().replaceAll('\\,', ','));
}

async function itemValue(flag: Flag, text: string, stdin: StandardInput): Promise<unknown> {
  const where = `--${flag.name}`;
  if (flag.type === 'binary') {
    const { readFile } = await import('./read-file.ts');
    return readFile(where, text, stdin);
  }
  if (flag.type !== 'json') {
    const value = scalarValue(flag, readReference(where, text));
    if (flag.format === undefined) return value;
    const [{ checkSchema }, { formatSchema }] = await Promise.all([
      import('./check-schema.ts'),
      import('./format-schema.ts'),
    ]);
    checkSchema(where, value, formatSchema(flag), {});
    return value;
  }
  if (!text.startsWith('@')) return readReferences(where, await relaxedValue(where, text));
  const content = readReference(where, text);
  return (flag.list && jsonLines(content)) ?? relaxedValue(where, content);
}

/** The values of a file that has one JSON text a line. Undefined where it has something else, or one line alone. */
function jsonLines(text: string): readonly unknown[] | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  try {
    return lines.length > 1 ? lines.map((line): unknown => JSON.parse(line)) : undefined;
  } catch {
    return undefined;
  }
}
