import { createRequire } from 'node:module';
import type { AST } from '@eslint-community/regexpp';

const require = createRequire(import.meta.url);

/** How long a text has to be, in characters. */
export interface TextLength {
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** A longer text than this nobody reads. */
export const longestText = 100;

/** A longer pattern than this is not read. */
const longestPattern = 1_000;

/** Steps after which a text is given up: counts inside of counts have no end. */
const mostSteps = 10_000;

/** How often a text of another length is tried. */
const attempts = 3;

/**
 * A text that a regular expression matches, made of the given name where the expression leaves it open. The expression is
 * read and never run: one that is made to run for ever does no harm.
 *
 * @param pattern - As JSON Schema has it: some part of the text matches.
 * @returns undefined for an expression that is none, that asks for what stands before or behind, or whose texts are too
 *   long.
 */
export function patternText(
  pattern: string,
  name: string,
  { minLength = 0, maxLength = Number.POSITIVE_INFINITY }: TextLength = {},
): string | undefined {
  const parsed = pattern.length > longestPattern ? undefined : parse(pattern);
  if (parsed === undefined) return undefined;
  let repeated = clamp([...name].length, minLength, maxLength);
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const text = new PatternWriter(name, repeated).write(parsed, minLength);
    if (text === undefined) {
      // What repeats several characters is soon longer than anybody reads.
      repeated = Math.floor(repeated / 4);
      continue;
    }
    const { length } = [...text];
    const fitting = clamp(length, minLength, maxLength);
    if (fitting === length) return text;
    repeated += fitting - length;
  }
  return undefined;
}

function parse(pattern: string): AST.Pattern | undefined {
  // Loaded where a document has a pattern.
  const { RegExpParser } = require('@eslint-community/regexpp') as typeof import('@eslint-community/regexpp');
  // Documents escape what Unicode expressions do not let them escape.
  for (const unicode of [true, false]) {
    try {
      return new RegExpParser().parsePattern(pattern, 0, pattern.length, { unicode });
    } catch {}
  }
  return undefined;
}

/** One of several characters. */
type CharacterChoice = AST.CharacterClass | AST.CharacterSet;

/** Writes a text from left to right. What cannot be matched after what is written already is tried in no other way. */
class PatternWriter {
  readonly #name: readonly string[];
  readonly #repeated: number;
  readonly #expressions = new Map<CharacterChoice, RegExp>();
  #text = '';
  #isEnded = false;
  #steps = 0;

  /** @param repeated - How often a character is repeated that may be repeated so often. */
  constructor(name: string, repeated: number) {
    this.#name = [...name];
    this.#repeated = repeated;
  }

  /** @param minLength - To which a text is filled up that may go on as it likes. */
  write({ alternatives }: AST.Pattern, minLength: number): string | undefined {
    if (!this.#oneOf(alternatives)) return undefined;
    const isOpen = !this.#isEnded && minLength <= longestText;
    return isOpen ? this.#text.padEnd(minLength, this.#name.join('') || '-') : this.#text;
  }

  /** The first alternative that can be written and is not empty, else an empty one. */
  #oneOf(alternatives: readonly AST.Alternative[]): boolean {
    const start = this.#text;
    const wasEnded = this.#isEnded;
    let endedEmpty: boolean | undefined;
    for (const { elements } of alternatives) {
      if (elements.every((element) => this.#element(element))) {
        if (this.#text !== start) return true;
        endedEmpty ??= this.#isEnded;
      }
      this.#text = start;
      this.#isEnded = wasEnded;
    }
    this.#isEnded = endedEmpty ?? wasEnded;
    return endedEmpty !== undefined;
  }

  #element(element: AST.Element): boolean {
    this.#steps += 1;
    if (this.#steps > mostSteps) return false;
    switch (element.type) {
      case 'Assertion':
        if (element.kind === 'end') this.#isEnded = true;
        return element.kind === 'end' || (element.kind === 'start' && this.#text === '');
      case 'Character':
        return this.#append(String.fromCodePoint(element.value));
      case 'CharacterClass':
      case 'CharacterSet':
        return this.#append(this.#character(element, 0));
      case 'Quantifier':
        return this.#repeat(element);
      case 'Group':
        return element.modifiers === null && this.#oneOf(element.alternatives);
      case 'CapturingGroup':
        return this.#oneOf(element.alternatives);
      default:
        return false;
    }
  }

  #repeat({ element, min, max }: AST.Quantifier): boolean {
    const isChoice = element.type === 'CharacterClass' || element.type === 'CharacterSet';
    const count = clamp(isChoice ? this.#repeated : 1, min, max);
    const start = this.#text;
    const wasEnded = this.#isEnded;
    for (let index = 0; index < count; index += 1) {
      const before = this.#text;
      if (isChoice ? this.#append(this.#character(element, index)) : this.#element(element)) {
        if (this.#text === before) break;
        continue;
      }
      this.#text = start;
      this.#isEnded = wasEnded;
      return min === 0;
    }
    return true;
  }

  #append(character: string | undefined): boolean {
    if (character === undefined || this.#isEnded || this.#text.length >= longestText) return false;
    this.#text += character;
    return true;
  }

  /** The character of a choice that reads best at a place: of the name, a letter, a digit, or any other. */
  #character(choice: CharacterChoice, index: number): string | undefined {
    const expression = this.#expressions.get(choice) ?? compile(choice.raw);
    this.#expressions.set(choice, expression);
    const candidates = [this.#name, ...series].flatMap((characters) => characters[index % characters.length] ?? []);
    return [...candidates, ...printable, ...ownCharacters(choice)].find((character) => expression.test(character));
  }
}

const series = [[...'abcdefghijklmnopqrstuvwxyz'], [...'1234567890'], [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']];

const printable = Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCharCode(0x20 + index));

/** The expression of one character, which ends at once. */
function compile(raw: string): RegExp {
  try {
    return new RegExp(`^${raw}$`, 'u');
  } catch {
    return new RegExp(`^${raw}$`);
  }
}

/** Characters that a class names. */
function ownCharacters(choice: CharacterChoice): readonly string[] {
  if (choice.type !== 'CharacterClass') return [];
  return choice.elements.flatMap((element) => {
    if (element.type === 'Character') return String.fromCodePoint(element.value);
    return element.type === 'CharacterClassRange' ? String.fromCodePoint(element.min.value) : [];
  });
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
