/** How much is logged: nothing, or what is as grave as this and graver. */
export type LogLevel = 'off' | 'error' | 'warn' | 'info' | 'debug';

/** Takes what is logged, such as `console`. */
export interface Logger {
  error(message: string, ...rest: unknown[]): void;
  warn(message: string, ...rest: unknown[]): void;
  info(message: string, ...rest: unknown[]): void;
  debug(message: string, ...rest: unknown[]): void;
}
