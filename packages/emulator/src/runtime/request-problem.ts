import type { RequestProblem } from './http-error.ts';
import type { SchemaProblem } from './schema-checker.ts';

type Wording = Pick<RequestProblem, 'type' | 'msg' | 'ctx'>;

const typeWordings: Readonly<Record<string, Wording>> = {
  string: { type: 'string_type', msg: 'Input should be a valid string' },
  integer: { type: 'int_type', msg: 'Input should be a valid integer' },
  number: { type: 'float_type', msg: 'Input should be a valid number' },
  boolean: { type: 'bool_type', msg: 'Input should be a valid boolean' },
  array: { type: 'list_type', msg: 'Input should be a valid list' },
  object: { type: 'dict_type', msg: 'Input should be a valid dictionary' },
  null: { type: 'none_required', msg: 'Input should be None' },
};

const parsingWordings: Readonly<Record<string, Wording>> = {
  integer: { type: 'int_parsing', msg: 'Input should be a valid integer, unable to parse string as an integer' },
  number: { type: 'float_parsing', msg: 'Input should be a valid number, unable to parse string as a number' },
  boolean: { type: 'bool_parsing', msg: 'Input should be a valid boolean, unable to interpret input' },
};

/**
 * Says a finding the way FastAPI does.
 *
 * @param location - The part of the request that was checked: `['body']`, `['query', 'page_size']`.
 */
export function toRequestProblems(location: readonly string[], problem: SchemaProblem): RequestProblem[] {
  const loc = [...location, ...problem.path];
  if (problem.keyword === 'required') {
    return missingProperties(problem).map((name) => missingProblem([...loc, name], problem.actual));
  }
  return [{ ...wordingOf(problem), loc, input: problem.actual }];
}

/** The finding that a value is not there. */
export function missingProblem(loc: readonly (string | number)[], input: unknown): RequestProblem {
  return { type: 'missing', loc, msg: 'Field required', input };
}

function missingProperties({ expected, actual }: SchemaProblem): string[] {
  const names: unknown[] = Array.isArray(expected) ? expected : [];
  return names.filter((name) => typeof name === 'string').filter((name) => !Object.hasOwn(Object(actual), name));
}

function wordingOf(problem: SchemaProblem): Wording {
  const { keyword, expected, actual, message } = problem;
  const limit = Number(expected);
  switch (keyword) {
    case 'type':
      return wordingOfType(expected, actual) ?? { type: 'value_error', msg: message };
    case 'maxLength':
      return {
        type: 'string_too_long',
        msg: `String should have at most ${count(limit, 'character')}`,
        ctx: { max_length: limit },
      };
    case 'minLength':
      return {
        type: 'string_too_short',
        msg: `String should have at least ${count(limit, 'character')}`,
        ctx: { min_length: limit },
      };
    case 'maxItems':
      return listLength('too_long', `at most ${count(limit, 'item')}`, { max_length: limit }, actual);
    case 'minItems':
      return listLength('too_short', `at least ${count(limit, 'item')}`, { min_length: limit }, actual);
    case 'enum':
      return choice('enum', expected);
    case 'const':
      return choice('literal_error', [expected]);
    case 'minimum':
      return {
        type: 'greater_than_equal',
        msg: `Input should be greater than or equal to ${limit}`,
        ctx: { ge: limit },
      };
    case 'maximum':
      return { type: 'less_than_equal', msg: `Input should be less than or equal to ${limit}`, ctx: { le: limit } };
    case 'pattern':
      return {
        type: 'string_pattern_mismatch',
        msg: `String should match pattern '${String(expected)}'`,
        ctx: { pattern: expected },
      };
    case 'format':
      return expected === 'uuid'
        ? { type: 'uuid_parsing', msg: 'Input should be a valid UUID' }
        : { type: 'value_error', msg: `Input should be a valid ${String(expected)}` };
    default:
      return { type: 'value_error', msg: message };
  }
}

/** The wording for the first type that is not null: FastAPI names what it wanted, not that null would do. */
function wordingOfType(expected: unknown, actual: unknown): Wording | undefined {
  const types: unknown[] = Array.isArray(expected) ? expected : [expected];
  const wanted = String(types.find((type) => type !== 'null') ?? 'null');
  return (typeof actual === 'string' ? parsingWordings[wanted] : undefined) ?? typeWordings[wanted];
}

function listLength(type: string, bound: string, limit: Record<string, number>, actual: unknown): Wording {
  const actualLength = Array.isArray(actual) ? actual.length : 0;
  return {
    type,
    msg: `List should have ${bound} after validation, not ${actualLength}`,
    ctx: { field_type: 'List', ...limit, actual_length: actualLength },
  };
}

function choice(type: string, values: unknown): Wording {
  const quoted = (Array.isArray(values) ? values : []).map((value) =>
    typeof value === 'string' ? `'${value}'` : JSON.stringify(value),
  );
  const last = quoted.pop() ?? '';
  const expected = quoted.length > 0 ? `${quoted.join(', ')} or ${last}` : last;
  return { type, msg: `Input should be ${expected}`, ctx: { expected } };
}

function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}
