import { expect, it } from 'vitest';
import { nearestNumber } from '../../../src/emit/docs/nearest-number.ts';
import type { NumberSchema } from '../../../src/model/schema.ts';

it.each<[schema: NumberSchema, numbers: readonly number[]]>([
  [{ kind: 'integer' }, [0, 1, -1, 2]],
  [{ kind: 'integer', minimum: 5, maximum: 9 }, [5, 6, 7, 8]],
  [{ kind: 'integer', minimum: 0.5 }, [1, 2]],
  [{ kind: 'integer', exclusiveMinimum: 0, maximum: 2 }, [1, 2, 1]],
  [{ kind: 'integer', maximum: -2, multipleOf: 5 }, [-5, -10]],
  [{ kind: 'integer', minimum: 7, multipleOf: 0.5 }, [7, 8]],
  [{ kind: 'number', minimum: 0.5 }, [0.5, 1]],
  [{ kind: 'number', maximum: -2 }, [-2, -3]],
  [{ kind: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 }, [0.5, 0.5]],
  [{ kind: 'number', minimum: 0.3, multipleOf: 0.1 }, [0.3, 0.4]],
  [{ kind: 'integer', minimum: 3, maximum: 1 }, [3]],
])('of %j the numbers nearest to 0 are %j', (schema, numbers) => {
  expect(numbers.map((_, turn) => nearestNumber(schema, turn))).toEqual(numbers);
});
