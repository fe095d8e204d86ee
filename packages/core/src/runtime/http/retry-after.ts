/**
 * Milliseconds that a server asks to wait: `retry-after-ms`, else `Retry-After` as seconds or as a date in any of the
 * three forms of HTTP. A date in the past is 0. Undefined where there is none that can be read.
 *
 * @param nowMs - The present, in milliseconds since 1970: that of the answer where it has a date, since clocks differ.
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export function parseRetryAfter(
  headers: Headers,
  nowMs: number = Date.parse(headers.get('date') ?? '') || Date.now(),
): number | undefined {
  for (const [name, unitMs] of [
    ['retry-after-ms', 1],
    ['retry-after', 1000],
  ] as const) {
    const value = headers.get(name) ?? '';
    if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * unitMs;
    // Date.parse takes far more than dates of HTTP, which all begin with the name of a day. The asctime form names no
    // zone and means GMT.
    const dateMs = /^[A-Z]/.test(value) ? Date.parse(value.replace(/( GMT)?$/, ' GMT')) : NaN;
    if (dateMs >= 0) return Math.max(0, dateMs - nowMs);
  }
  return undefined;
}
