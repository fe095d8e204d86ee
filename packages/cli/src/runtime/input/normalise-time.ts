/** A text in the form that a format asks for; undefined, with an example, where it cannot be brought into it. */
export type NormalisedText = { readonly value: string } | { readonly value?: undefined; readonly example: string };

/**
 * Brings dates and times, as people write them, into the form of RFC 3339: `2026-11-22 9:30` becomes
 * `2026-11-22T09:30:00Z`. A time without an offset is taken as UTC. Text of another format stays as it is.
 *
 * @see https://www.rfc-editor.org/rfc/rfc3339#section-5.6
 */
export function normaliseTime(format: string | undefined, text: string): NormalisedText {
  switch (format) {
    case 'date': {
      const value = dateOf(text);
      return value === undefined ? { example: '2026-11-22' } : { value };
    }
    case 'time': {
      const value = timeOf(text);
      return value === undefined ? { example: '09:30:00Z' } : { value };
    }
    case 'date-time': {
      const [, day = '', time = '00:00'] = /^(\S+?)(?:[Tt ]\s*(.+))?$/.exec(text.trim()) ?? [];
      const [date, clock] = [dateOf(day), timeOf(time)];
      return date === undefined || clock === undefined
        ? { example: '2026-11-22T09:30:00Z' }
        : { value: `${date}T${clock}` };
    }
    default:
      return { value: text };
  }
}

function dateOf(text: string): string | undefined {
  const [, year, month = '', day = ''] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim()) ?? [];
  if (year === undefined) return undefined;
  const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  // Date moves the 30th of February into March.
  const date = new Date(`${value}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || !date.toISOString().startsWith(value) ? undefined : value;
}

function timeOf(text: string): string | undefined {
  const pattern = /^(\d{1,2}):([0-5]\d)(?::([0-5]\d(?:\.\d+)?|60))?\s*(Z|z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)?$/;
  const [, hour, minute, second = '00', offset = 'Z'] = pattern.exec(text.trim()) ?? [];
  if (hour === undefined || Number(hour) > 23) return undefined;
  const zone = offset.toUpperCase().replace(/^([+-]\d\d)(\d\d)$/, '$1:$2');
  return `${hour.padStart(2, '0')}:${minute}:${second}${zone}`;
}
