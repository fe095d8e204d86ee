import type { UnrecognizedValue } from './unrecognized.ts';

/**
 * A type as the document declares it: without the members that stand for what it does not list, and with its optional
 * properties as they are without an explicit undefined.
 */
export type Closed<T> = T extends string
  ? ClosedText<T>
  : T extends readonly (infer Item)[]
    ? Closed<Item>[]
    : T extends object
      ? IsSame<NamedValues<T>, UnrecognizedValue> extends true
        ? never
        : { [Key in keyof T]: Closed<T[Key]> }
      : T;

/** Types of the properties that have a name of their own. An unrecognized variant has but its discriminator. */
type NamedValues<T> = Named<T>[keyof Named<T>];

type Named<T> = { [Key in keyof T as string extends Key ? never : Key]: T[Key] };

/** Nothing for `string & {}`: the one type that takes every text and is not `string` itself. */
type ClosedText<T extends string> = string extends T ? (IsSame<T, string> extends true ? T : never) : T;

type IsSame<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** `true` where each type can stand for the other, else `false`. */
export type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
