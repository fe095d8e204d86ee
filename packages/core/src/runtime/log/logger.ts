/** How much is logged: nothing, or what is as grave as this and graver. */
export type LogLevel = 'off' | 'error' | 'warn' | 'info' | 'debug';

/** Takes what is logged, such as `console`. */
export interface Logger {
  /** Takes a failure. */
  error(message: string, ...rest: unknown[]): void;
  /** Takes what may become a failure. */
  warn(message: string, ...rest: unknown[]): void;
  /** Takes the outcome of an attempt. */
  info(message: string, ...rest: unknown[]): void;
  /** Takes the headers of a request and of its answer. */
  debug(message: string, ...rest: unknown[]): void;
}
