import { binaryTag, CORE_SCHEMA, loadAll, mergeTag, omapTag, pairsTag, setTag, YAMLException } from 'js-yaml';
import { LimitError, maxDepth, maxRepeatedKeys, tooDeep } from '../limits.ts';
import type { Problem, ProblemPlace } from '../problem.ts';
import { errorAt, SpecError } from '../spec-error.ts';
import { copyAsJson, type JsonCopy } from './copy-as-json.ts';
import { findComment } from './find-comment.ts';
import { repeatedKeys } from './repeated-keys.ts';

/** A file's values, and what had to be left out or guessed. */
export interface ParsedSource extends Omit<JsonCopy, 'omissions'> {
  /**
   * Finds warnings, which takes as long as to parse. Those without a line have a pointer.
   *
   * @throws {@link SpecError} when there are too many.
   */
  readonly findProblems: () => readonly Problem[];
}

/** Values, and what finds the keys that are written twice among them. */
interface ParsedText {
  readonly value: unknown;
  readonly findRepeated: () => readonly Problem[];
}

/**
 * Parses the text of a JSON or YAML file into plain JSON values.
 *
 * Text that begins with a brace goes to `JSON.parse`, ten times faster than a YAML parser; what that refuses is read as
 * YAML, of which JSON is a part, so that errors come with a line. Where an object has a key twice, the last counts.
 *
 * @param file - The file's name for messages.
 * @throws {@link SpecError} when the text is neither JSON nor YAML, or goes beyond a limit.
 */
export function parseSource(text: string, file: string): ParsedSource {
  const { value, findRepeated } = parseJson(text, file) ?? parseYaml(text, file);
  try {
    const { omissions, ...copy } = copyAsJson(value, text.length);
    const omitted = omissions.map((omission): Problem => ({ severity: 'warning', file, ...omission }));
    return { ...copy, findProblems: () => [...lostCharacters(text, file), ...findRepeated(), ...omitted] };
  } catch (error) {
    if (!(error instanceof LimitError)) throw error;
    // What is too deep in JSON is so in YAML, whose parser says where.
    if (error.message === tooDeep) parseYaml(text, file);
    throw errorAt({ file, pointer: error.pointer }, error.message);
  }
}

/** Bytes that are no text were read as U+FFFD. */
function lostCharacters(text: string, file: string): Problem[] {
  const first = text.indexOf('\ufffd');
  if (first === -1) return [];
  const message = 'Characters from here on are lost, since they are no UTF-8. Save the file as UTF-8.';
  return [{ severity: 'warning', message, file, ...placeOf(first, text), pointer: '#' }];
}

function placeOf(offset: number, text: string): { readonly line: number; readonly column: number } {
  const lines = text.slice(0, offset).split(/\r\n?|\n/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

function parseJson(text: string, file: string): ParsedText | undefined {
  if (!text.trimStart().startsWith('{')) return undefined;
  try {
    return { value: JSON.parse(text), findRepeated: () => repeatedInJson(text, file) };
  } catch {
    const comment = findComment(text);
    if (comment === undefined) return undefined;
    const message = 'JSON has no comments. Remove them, or save the document as YAML.';
    throw errorAt({ file, ...placeOf(comment, text) }, message);
  }
}

function repeatedInJson(text: string, file: string): readonly Problem[] {
  const repeated = repeatedKeys(text);
  if (repeated.length > maxRepeatedKeys) throw errorAt({ file, ...repeated[0] }, tooOften);
  return repeated.map((place) => twiceWritten({ file, pointer: '#', ...place }));
}

const tooOften = `More than ${maxRepeatedKeys} keys are written twice, from here on. Keep one of each.`;

function twiceWritten(place: ProblemPlace): Problem {
  return { severity: 'warning', message: 'A key is written twice. The last one counts; keep one.', ...place };
}

function parseYaml(text: string, file: string): ParsedText {
  let repeated: Problem;
  try {
    return { value: yamlValue(text), findRepeated: () => [] };
  } catch (error) {
    const failure = yamlProblem(error, file);
    // Once told, the parser lets the last of equal keys count; all other mistakes stop it.
    if (!failure.message.includes(duplicateKey)) throw new SpecError([failure], { cause: error });
    const { severity: _, message: __, ...place } = failure;
    repeated = twiceWritten(place);
  }
  try {
    return { value: yamlValue(text, { json: true }), findRepeated: () => [repeated] };
  } catch (error) {
    throw new SpecError([yamlProblem(error, file)], { cause: error });
  }
}

/** The values of YAML 1.2, and what older documents have. Dates stay text, as in JSON. */
const yamlSchema = CORE_SCHEMA.withTags(mergeTag, binaryTag, omapTag, pairsTag, setTag);

function yamlValue(text: string, options: { readonly json?: boolean } = {}): unknown {
  const [value = null, ...others] = loadAll(text, { schema: yamlSchema, maxDepth, ...options });
  if (others.length > 0)
    YAMLException.throwAt(text, secondDocument(text), 'expected a single document, but found more');
  return value;
}

/** Where the second document of a stream begins: the first line `---` after one that says something. */
function secondDocument(text: string): number {
  const first = Math.max(0, text.search(/^(?!---\s|[ \t]*(?:[#%].*)?$)/m));
  const second = text.slice(first).search(/^---(?!\S)/m);
  return second < 0 ? 0 : first + second;
}

const duplicateKey = 'duplicated mapping key';

/** The parser's own message quotes the text at length; its reason and mark say enough. */
function yamlProblem(error: unknown, file: string): Problem {
  const { reason, mark } = error as { reason?: string; mark?: { line: number; column: number } };
  return {
    severity: 'error',
    message: reason?.startsWith('nesting exceeded maxDepth')
      ? tooDeep
      : `Neither JSON nor YAML: ${reason ?? 'the text cannot be read'}. Correct the syntax here.`,
    file,
    pointer: '#',
    ...(mark && { line: mark.line + 1, column: mark.column + 1 }),
  };
}
