import type { UnrecognizedValue, UnrecognizedVariant } from '../../src/runtime/unrecognized.ts';

interface Circle {
  readonly kind: 'circle';
  readonly radius: number;
}
interface Square {
  readonly kind: 'square';
  readonly side: number;
}
type Shape = Circle | Square | UnrecognizedVariant<'kind'>;

/** A known literal narrows to its member exactly, and the default keeps the unknown one. */
export function measure(shape: Shape): number {
  switch (shape.kind) {
    case 'circle':
      return (shape satisfies Circle).radius;
    case 'square':
      return (shape satisfies Square).side;
    default: {
      const kind: UnrecognizedValue = shape.kind;
      const text: string = kind;
      const property: unknown = shape.anything;
      return text.length + Number(property);
    }
  }
}

/** Leaving out the unknown member leaves the known ones. */
export function isKnown(shape: Shape): shape is Circle | Square {
  return shape.kind === 'circle' || shape.kind === 'square';
}

export function radius(shape: Shape): number {
  // @ts-expect-error A shape of another kind has no radius that is a number.
  const unsafe: number = shape.radius;
  return shape.kind === 'circle' ? shape.radius : unsafe;
}

// @ts-expect-error The unknown member is for what servers send, not for writing any text.
export const invented: Shape = { kind: 'triangle' };
