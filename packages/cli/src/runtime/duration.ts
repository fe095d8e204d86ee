const units: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/**
 * Reads a time span with its unit: `500ms`, `30s`, `1.5m`, `1h`.
 *
 * @returns Milliseconds; undefined where it is none.
 */
export function durationMs(text: string): number | undefined {
  const [, digits = '', unit = ''] = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text.trim()) ?? [];
  const milliseconds = Number(digits) * (units[unit] ?? Number.NaN);
  return milliseconds >= 1 ? Math.round(milliseconds) : undefined;
}
