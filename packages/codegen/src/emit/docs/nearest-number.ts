import type { NumberSchema } from '../../model/schema.ts';

/** Multiples that are looked at, on both sides of the nearest. */
const triedMultiples = 21;

/**
 * The allowed number that is nearest to 0.
 *
 * @param turn - How many nearer ones are passed over, as far as there are others.
 */
export function nearestNumber(schema: NumberSchema, turn = 0): number {
  const { kind, minimum = -Infinity, maximum = Infinity, multipleOf } = schema;
  const { exclusiveMinimum = -Infinity, exclusiveMaximum = Infinity } = schema;
  const least = Math.max(minimum, exclusiveMinimum);
  const most = Math.min(maximum, exclusiveMaximum);
  const nearest = least > 0 ? least : Math.min(most, 0);
  const step = multipleOf ?? 1;
  const start = Math.round(nearest / step);
  // Fractions such as 0.1 have no exact form: three of them are a little more than 0.3.
  const multiples = Array.from({ length: triedMultiples }, (_, index) => {
    const offset = Math.ceil(index / 2) * (index % 2 === 0 ? 1 : -1);
    return Number(((start - offset) * step).toPrecision(15));
  });
  const isFree = kind === 'number' && multipleOf === undefined;
  const candidates = isFree ? [nearest, ...multiples, (least + most) / 2] : multiples;
  const allowed = candidates.filter(
    (value) =>
      (kind === 'number' || Number.isInteger(value)) &&
      value >= minimum &&
      value <= maximum &&
      value > exclusiveMinimum &&
      value < exclusiveMaximum,
  );
  return [...new Set(allowed)][turn] ?? allowed[0] ?? nearest;
}
