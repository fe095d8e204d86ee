/** The present moment as the API writes it, in UTC with microseconds and without a zone: `2026-04-22T12:34:41.342245`. */
export function timestampNow(): string {
  const microseconds = Math.round((performance.timeOrigin + performance.now()) * 1000);
  const text = new Date(Math.floor(microseconds / 1000)).toISOString().slice(0, -1);
  return `${text}${String(microseconds % 1000).padStart(3, '0')}`;
}
