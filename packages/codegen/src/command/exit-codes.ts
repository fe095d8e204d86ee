/** What a run ends with. */
export const exitCodes = { ok: 0, stale: 1, usage: 2 } as const;
