import { compile, TreeInterpreter } from '@jmespath-community/jmespath';
import { CommandError } from '../command-error.ts';
import { exitCodes } from '../exit-codes.ts';
import { nothing } from './nothing.ts';

type Expression = ReturnType<typeof compile>;
type Value = Parameters<typeof TreeInterpreter.search>[1];

/** A part of a value, or something made of it. */
export interface Transform {
  /**
   * The result, or {@link nothing} where the expression leads to places that the value does not have. A null and an
   * empty list that are there are results.
   *
   * @throws {@link CommandError} where a function is given what it does not take.
   */
  apply(value: unknown): unknown;
  /** What is thrown where nothing was found in the whole answer. */
  notFound(value?: unknown): CommandError;
}

/**
 * Reads a JMESPath expression.
 *
 * @param flag - The flag that gave it, for messages.
 * @throws {@link CommandError} with the usage code where it is none.
 * @see https://jmespath.org/specification.html
 */
export function compileTransform(flag: string, text: string): Transform {
  const expression = read(flag, text);
  const search = (value: unknown, part = expression): unknown => TreeInterpreter.search(part, value as Value);
  return {
    apply(value) {
      const result = run(flag, () => search(value));
      const isDoubtful = result === null || (Array.isArray(result) && result.length === 0);
      if (!isDoubtful) return result;
      // JMESPath gives null for what is not there, and leaves nulls out of lists. With another value in the place of
      // each null, what is there shows.
      const marked = attempt(() => search(markNulls(value)));
      if (result === null) return marked === null ? nothing : result;
      const isFound = Array.isArray(marked) && marked.length > 0;
      return isFound || !leadsNowhere(expression, (part) => attempt(() => search(value, part))) ? result : nothing;
    },
    notFound(value) {
      const problem = `${flag}: ${JSON.stringify(text)} matches nothing in the answer`;
      const names = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
      const advice = names.length > 0 ? `The answer has: ${names.join(', ')}.` : 'Look at the answer without it.';
      return new CommandError(exitCodes.api, problem, advice);
    },
  };
}

function read(flag: string, text: string): Expression {
  try {
    const expression = compile(text);
    for (const name of functionNames(expression)) requireFunction(name);
    return expression;
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
    const problem = `${flag}: ${JSON.stringify(text)} is not a JMESPath expression: ${reason}`;
    throw new CommandError(
      exitCodes.usage,
      problem,
      'See https://jmespath.org/tutorial.html for how they are written.',
    );
  }
}

/** The functions that an expression calls. */
function functionNames(part: unknown): readonly string[] {
  if (typeof part !== 'object' || part === null) return [];
  const own = 'type' in part && part.type === 'Function' && 'name' in part ? [String(part.name)] : [];
  return [...own, ...Object.values(part).flatMap(functionNames)];
}

/** Throws where there is no such function. The library finds that out by calling it, when the request has been sent. */
function requireFunction(name: string): void {
  try {
    TreeInterpreter.search(compile(`${name}()`), null);
  } catch (error) {
    if (error instanceof Error && /unknown function/i.test(error.message)) throw error;
  }
}

function run(flag: string, search: () => unknown): unknown {
  try {
    return search();
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
    throw new CommandError(exitCodes.api, `${flag}: ${reason}`, 'Look at the answer without it.');
  }
}

/** What a search gives for other data than it was meant for; undefined where it fails. */
function attempt(search: () => unknown): unknown {
  try {
    return search();
  } catch {
    return undefined;
  }
}

/** Whether a list is empty because its items do not have what is asked of them. A filter may leave out all. */
function leadsNowhere(expression: Expression, search: (part: Expression) => unknown): boolean {
  if (expression.type !== 'Projection' && expression.type !== 'ValueProjection') return false;
  const source = search(expression.left);
  if (source === null || source === undefined) return true;
  if (Object.keys(source).length > 0) return true;
  const inner = expression.left.type === 'Flatten' ? expression.left.child : expression.left;
  return leadsNowhere(inner as Expression, search);
}

function markNulls(value: unknown): unknown {
  if (value === null) return true;
  if (Array.isArray(value)) return value.map(markNulls);
  if (typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, markNulls(item)]));
}
