/**
 * Milliseconds that a server asks to wait: `retry-after-ms`, else `Retry-After` as seconds or as a date in any of the
 * three forms of HTTP. A date in the past is 0. Undefined where there is none that can be read.
 *
 * @param nowMs - The present, in milliseconds since 1970.
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export function parseRetryAfter(headers: Headers, nowMs: number = Date.now()): number | undefined {
  const milliseconds = parseDecimal(headers.get('retry-after-ms'));
  if (milliseconds !== undefined) return milliseconds;
  const value = headers.get('retry-after');
  const seconds = parseDecimal(value);
  if (seconds !== undefined) return seconds * 1000;
  // Date.parse takes far more than dates of HTTP, which all begin with the name of a day.
  if (!value || !/^[A-Z][a-z]+,? /.test(value)) return undefined;
  // The asctime form names no zone and means GMT.
  const date = Date.parse(value.endsWith('GMT') ? value : `${value} GMT`);
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
}

function parseDecimal(text: string | null): number | undefined {
  return text && /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}
