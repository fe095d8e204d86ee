import { type Context, createContext, Script } from 'node:vm';

const script = new Script('run()');
let context: Context | undefined;

/** What a function gives, or undefined where it takes too long: nothing else ends a regular expression that is running. */
export function inTime<T>(run: () => T, timeoutMs: number): T | undefined {
  context ??= createContext();
  context.run = run;
  try {
    return script.runInContext(context, { timeout: timeoutMs });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return undefined;
    throw error;
  }
}
