import type { Parameter } from './types.ts';

/**
 * The style of a parameter where a document names none.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html#style-values
 */
export function usualStyle(place: Parameter['in']): Parameter['style'] {
  return place === 'path' || place === 'header' ? 'simple' : 'form';
}

/** Whether a style gives each item a name of its own where a document does not say. */
export function usuallyExplodes(style: Parameter['style']): boolean {
  return style === 'form' || style === 'cookie';
}
