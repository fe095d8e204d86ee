/**
 * A text that no literal equals, so that comparing a discriminator with the known literals narrows exactly. It exists
 * in types only.
 */
declare enum Unrecognized {
  value = 'not known to this version of the client',
}

/** Type of a discriminator whose value the document does not list. At run time it is a plain string. */
export type UnrecognizedValue = Unrecognized;

/**
 * The member of an open union that stands for everything the document does not list. Comparing the discriminator with
 * a known value excludes it, so it is what remains in the `default:` of a `switch`.
 *
 * @typeParam TDiscriminator - Name of the property that tells the members apart.
 */
export type UnrecognizedVariant<TDiscriminator extends string> = {
  [Property in TDiscriminator]: UnrecognizedValue;
} & { [property: string]: unknown };
