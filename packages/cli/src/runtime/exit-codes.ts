/** What the program's exit code says. The codes are stable: scripts may rely on them. */
export const exitCodes = {
  ok: 0,
  /** The API refused the request, or failed, in a way that has no code of its own. */
  api: 1,
  /** The command line is wrong; nothing was sent. */
  usage: 2,
  /** The key is missing, unknown or not allowed to do this (401, 403). */
  authentication: 3,
  notFound: 4,
  rateLimit: 5,
  /** No connection, a broken one, or a deadline passed. */
  network: 6,
  /** The request was accepted, and what it started reported a failure of its own in the stream. */
  streamFailed: 7,
  /** Ended by Ctrl-C. */
  interrupted: 130,
} as const;

/** One of {@link exitCodes}. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
