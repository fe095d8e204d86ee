import type { Flag, Json, ParameterFlag } from './command.ts';
import { CommandError } from './command-error.ts';
import { exitCodes } from './exit-codes.ts';
import { normaliseTime } from './input/normalise-time.ts';

type Scalar = string | number | boolean;

/**
 * Turns the last text given to a setting into its value, and holds it against the flag's rules. The last one counts, so
 * that what a script or an alias gives can be given anew.
 *
 * @throws {@link CommandError} with the usage code, naming the flag and the rule, when the value breaks one.
 */
export function flagValue(flag: Flag, texts: readonly string[]): Scalar {
  return scalarValue(flag, texts.at(-1) ?? '');
}

/**
 * The text of a flag that puts one value into a request. A request without one of several would not be what was asked for.
 *
 * @returns undefined where there is none.
 * @throws {@link CommandError} with the usage code when there are several.
 */
export function onlyText(flag: Flag, texts: readonly string[] = []): string | undefined {
  if (texts.length > 1) throw invalidValue(flag, `given ${texts.length} times`, 'Give it once.');
  return texts[0];
}

/** Whether the word `null` given to the flag stands for null. */
export function takesNull(flag: Flag | ParameterFlag): boolean {
  return 'nullable' in flag && flag.nullable === true && (!('in' in flag) || flag.in === 'body');
}

/** The value of a flag that must be there and can have no other, so that nobody has to give it. */
export function onlyValue({ required, list, enum: values = [] }: Flag): Json | undefined {
  return required && !list && values.length === 1 ? values[0] : undefined;
}

/** One plain value: a text, a number, or true or false. */
export function scalarValue(flag: Flag, text: string): Scalar {
  const value = parseScalar(flag, text);
  if (flag.enum !== undefined && !flag.enum.includes(value)) {
    throw invalidValue(flag, `${quote(text)} is not allowed`, `Give one of: ${flag.enum.join(', ')}.`);
  }
  if (typeof value === 'string') checkText(flag, value);
  if (typeof value === 'number') checkRange(flag, value);
  return value;
}

function parseScalar(flag: Flag, text: string): Scalar {
  switch (flag.type) {
    case 'integer':
      return wholeNumber(flag, text);
    case 'number':
      if (text.trim() === '' || !Number.isFinite(Number(text))) {
        throw invalidValue(flag, `${quote(text)} is not a number`, 'Give a number such as 0.5.');
      }
      return Number(text);
    case 'boolean':
      if (text !== 'true' && text !== 'false') {
        throw invalidValue(
          flag,
          `${quote(text)} is neither true nor false`,
          `Give --${flag.name} alone, or --${flag.name}=false.`,
        );
      }
      return text === 'true';
    default:
      return timeValue(flag, text);
  }
}

function wholeNumber(flag: Flag, text: string): Scalar {
  if (!/^[+-]?\d+$/.test(text)) {
    throw invalidValue(flag, `${quote(text)} is not a whole number`, 'Give digits only, such as 10.');
  }
  if (Number.isSafeInteger(Number(text))) return Number(text);
  // As a number it would be sent with other digits than those given. Outside of JSON the digits are sent.
  if ('in' in flag && flag.in !== 'body') return String(BigInt(text));
  throw invalidValue(flag, `${quote(text)} is too large`, `Give at most ${Number.MAX_SAFE_INTEGER}.`);
}

function timeValue(flag: Flag, text: string): string {
  const form = normaliseTime(flag.format, text);
  if (form.value !== undefined) return form.value;
  throw invalidValue(flag, `${quote(text)} is not a ${flag.format}`, `Give one such as ${form.example}.`);
}

function checkText(flag: Flag, text: string): void {
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern } = flag;
  // JSON Schema counts characters, not UTF-16 code units.
  const length = [...text].length;
  if (length < minLength) throw invalidValue(flag, `${length} characters long`, `Give at least ${minLength}.`);
  if (length > maxLength) throw invalidValue(flag, `${length} characters long`, `Give at most ${maxLength}.`);
  if ('in' in flag && flag.in === 'path') checkStep(flag, text);
  if (pattern !== undefined && !matches(pattern, text)) {
    throw invalidValue(flag, `${quote(text)} does not match`, `Give a value that matches ${pattern}`);
  }
}

/** A step of a path cannot be written that is empty, or leads elsewhere. */
function checkStep(flag: Flag, text: string): void {
  if (text === '') throw invalidValue(flag, 'the value is empty', 'Give a value.');
  if (text === '.' || text === '..') throw invalidValue(flag, `${quote(text)} is no step of a path`, 'Give an id.');
}

/** A pattern that JavaScript cannot read is left to the server. */
function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    return true;
  }
}

function checkRange(flag: Flag, value: number): void {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = flag;
  const rules: [broken: boolean, rule: string][] = [
    [minimum !== undefined && value < minimum, `at least ${minimum}`],
    [maximum !== undefined && value > maximum, `at most ${maximum}`],
    [exclusiveMinimum !== undefined && value <= exclusiveMinimum, `more than ${exclusiveMinimum}`],
    [exclusiveMaximum !== undefined && value >= exclusiveMaximum, `less than ${exclusiveMaximum}`],
    // Fractions such as 0.1 have no exact form, so a division may miss a whole number by little.
    [
      multipleOf !== undefined && Math.abs(value / multipleOf - Math.round(value / multipleOf)) > 1e-9,
      `a multiple of ${multipleOf}`,
    ],
  ];
  const broken = rules.find(([isBroken]) => isBroken);
  if (broken) throw invalidValue(flag, `${value} is out of range`, `Give ${broken[1]}.`);
}

/** What is thrown for a value that breaks a rule of its flag. */
export function invalidValue(flag: Flag, problem: string, advice: string): CommandError {
  return new CommandError(exitCodes.usage, `--${flag.name}: ${problem}`, advice);
}

/** Text as it is shown in a message, cut where it is long. */
function quote(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
