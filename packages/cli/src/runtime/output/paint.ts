import { styleText } from 'node:util';
import { escapeControls } from './escape-controls.ts';

/** Makes text harmless and gives it a style: `paint('dim', text)`. */
export type Paint = (style: Style, text: string) => string;

/** How text can look. Named by what it means, so that all output agrees. */
export type Style = keyof typeof formats;

const formats = {
  plain: [],
  key: ['cyan'],
  string: ['green'],
  number: ['yellow'],
  literal: ['magenta'],
  dim: ['dim'],
  strong: ['bold'],
  error: ['red'],
  selected: ['inverse'],
} as const;

/** Text is made harmless in any case; it is coloured only on request. */
export function createPaint(isColored: boolean): Paint {
  return (style, text) => {
    const safe = escapeControls(text);
    const format = formats[style];
    return isColored && format.length > 0 ? styleText([...format], safe, { validateStream: false }) : safe;
  };
}

/**
 * Whether an output shows colours: `FORCE_COLOR` decides, then `NO_COLOR`, then whether it is a terminal that can.
 *
 * @see https://no-color.org
 * @see https://force-color.org
 */
export function wantsColor(environment: Readonly<Record<string, string | undefined>>, isTerminal: boolean): boolean {
  const { FORCE_COLOR: force, NO_COLOR: no, TERM: term } = environment;
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  if (no !== undefined && no !== '') return false;
  return isTerminal && term !== 'dumb';
}
