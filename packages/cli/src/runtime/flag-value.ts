import type { Flag, ParameterFlag } from './command.ts';
import { CommandError } from './command-error.ts';
import { exitCodes } from './exit-codes.ts';

type Scalar = string | number | boolean;

/**
 * Turns the texts given to a flag into the value to send, and holds it against the flag's rules.
 *
 * @param flag - What the flag takes.
 * @param texts - One for each time that the flag was given, at least one. Without `list` the last one counts.
 * @throws {@link CommandError} with the usage code, naming the flag and the rule, when a value breaks one.
 */
export function flagValue(flag: Flag | ParameterFlag, texts: readonly string[]): unknown {
  const last = texts.at(-1) ?? '';
  if (takesNull(flag) && texts.length === 1 && last === 'null') return null;
  if (flag.list === undefined) return singleValue(flag, last);

  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY } = flag;
  if (texts.length < minItems)
    throw invalid(flag, `given ${times(texts.length)}`, `Give it at least ${times(minItems)}.`);
  if (texts.length > maxItems)
    throw invalid(flag, `given ${times(texts.length)}`, `Give it at most ${times(maxItems)}.`);
  return texts.map((text) => singleValue(flag, text));
}

/** Whether the word `null` given to the flag stands for null. */
export function takesNull(flag: Flag | ParameterFlag): boolean {
  return 'in' in flag && flag.in === 'body' && flag.nullable === true;
}

function singleValue(flag: Flag, text: string): unknown {
  if (flag.type === 'json') return parseJson(flag, text);
  const value = parseScalar(flag, text);
  if (flag.enum !== undefined && !flag.enum.includes(value)) {
    throw invalid(flag, `${quote(text)} is not allowed`, `Give one of: ${flag.enum.join(', ')}.`);
  }
  if (typeof value === 'string') checkLength(flag, value);
  if (typeof value === 'number') checkRange(flag, value);
  return value;
}

function parseScalar(flag: Flag, text: string): Scalar {
  switch (flag.type) {
    case 'integer':
      // A larger number would be sent with other digits than those given.
      if (!/^[+-]?\d+$/.test(text) || !Number.isSafeInteger(Number(text))) {
        throw invalid(flag, `${quote(text)} is not a whole number`, 'Give digits only, such as 10.');
      }
      return Number(text);
    case 'number':
      if (text.trim() === '' || !Number.isFinite(Number(text))) {
        throw invalid(flag, `${quote(text)} is not a number`, 'Give a number such as 0.5.');
      }
      return Number(text);
    case 'boolean':
      if (text !== 'true' && text !== 'false') {
        throw invalid(
          flag,
          `${quote(text)} is neither true nor false`,
          `Give --${flag.name} alone, or --${flag.name}=false.`,
        );
      }
      return text === 'true';
    default:
      return text;
  }
}

function parseJson(flag: Flag, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid(flag, 'the value is not valid JSON', `Give a JSON value, quoted for the shell: '{"name": 1}'.`);
  }
}

function checkLength(flag: Flag, text: string): void {
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY } = flag;
  // JSON Schema counts characters, not UTF-16 code units.
  const length = [...text].length;
  if (length < minLength) throw invalid(flag, `${length} characters long`, `Give at least ${minLength}.`);
  if (length > maxLength) throw invalid(flag, `${length} characters long`, `Give at most ${maxLength}.`);
  if (length === 0 && 'in' in flag && flag.in === 'path') throw invalid(flag, 'the value is empty', 'Give a value.');
}

function checkRange(flag: Flag, value: number): void {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = flag;
  const rules: [broken: boolean, rule: string][] = [
    [minimum !== undefined && value < minimum, `at least ${minimum}`],
    [maximum !== undefined && value > maximum, `at most ${maximum}`],
    [exclusiveMinimum !== undefined && value <= exclusiveMinimum, `more than ${exclusiveMinimum}`],
    [exclusiveMaximum !== undefined && value >= exclusiveMaximum, `less than ${exclusiveMaximum}`],
  ];
  const broken = rules.find(([isBroken]) => isBroken);
  if (broken) throw invalid(flag, `${value} is out of range`, `Give ${broken[1]}.`);
}

function invalid(flag: Flag, problem: string, advice: string): CommandError {
  return new CommandError(exitCodes.usage, `--${flag.name}: ${problem}`, advice);
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}

/** Text as it is shown in a message, cut where it is long. */
function quote(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
