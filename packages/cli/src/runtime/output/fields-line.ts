import type { Paint } from './paint.ts';

/**
 * An object on one line: `kind name=value other="two words"`. Text is quoted where it would not be one word.
 *
 * @param discriminator - Property whose value begins the line, such as the kind of an event.
 */
export function fieldsLine(value: unknown, paint: Paint, discriminator?: string): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return paint('plain', fieldText(value));
  const kind = discriminator === undefined ? undefined : (value as Record<string, unknown>)[discriminator];
  const prefix = kind === undefined ? [] : [paint('strong', fieldText(kind))];
  const fields = Object.entries(value)
    .filter(([name, field]) => field !== undefined && (name !== discriminator || kind === undefined))
    .map(([name, field]) => `${paint('key', fieldText(name))}=${paint('plain', fieldText(field))}`);
  return [...prefix, ...fields].join(' ');
}

/** A value, or a name, as one word of a line. */
export function fieldText(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  return /^[^\s"=]+$/.test(value) ? value : JSON.stringify(value);
}
