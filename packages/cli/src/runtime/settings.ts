import type { Command, CommandLine } from './command.ts';
import { CommandError } from './command-error.ts';
import { exitCodes } from './exit-codes.ts';
import { alternatives } from './global-flags.ts';

/** What a client is made from. */
export interface Settings {
  readonly apiKey?: string;
  readonly baseURL: string;
}

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Settles where to send the request and with which key: flags first, then the environment.
 *
 * @param given - Texts of the flags, by name.
 * @throws {@link CommandError} when the operation asks for a key and there is none, or when the address is no HTTP URL.
 */
export function resolveSettings(
  commandLine: CommandLine,
  command: Command,
  given: ReadonlyMap<string, readonly string[]>,
  environment: Environment,
): Settings {
  const baseURL = resolveBaseURL(commandLine, given, environment);
  const variables = commandLine.apiKey?.env;
  if (variables === undefined) return { baseURL };

  // A flag that is given empty, as by a variable of a script that is not set, must not fall back to another key.
  const apiKey = given.get('api-key')?.at(-1)?.trim() ?? firstSet(variables, environment);
  if (apiKey) return { apiKey, baseURL };
  if (!command.authenticated) return { baseURL };
  throw new CommandError(
    exitCodes.authentication,
    'no key',
    `Give one by --api-key, or set ${alternatives(variables)}.`,
  );
}

function resolveBaseURL(
  { baseURL }: CommandLine,
  given: ReadonlyMap<string, readonly string[]>,
  environment: Environment,
): string {
  const fromFlag = given.get('base-url')?.at(-1);
  const text = fromFlag ?? firstSet([baseURL.env], environment) ?? baseURL.default;
  const source = fromFlag === undefined ? baseURL.env : '--base-url';
  const url = URL.parse(text);
  // The text itself stays out of the messages: it may hold a password.
  if (url === null || !/^https?:$/.test(url.protocol)) {
    const advice = 'Give an absolute address such as https://api.example.com.';
    throw new CommandError(exitCodes.usage, `${source}: not an http or https address`, advice);
  }
  if (url.username || url.password || url.search || url.hash) {
    const advice = 'Give the address alone, such as https://api.example.com.';
    throw new CommandError(exitCodes.usage, `${source}: holds a user name, a password, a query or a fragment`, advice);
  }
  return text;
}

/** Value of the first variable that is set to more than blanks. */
function firstSet(variables: readonly string[], environment: Environment): string | undefined {
  return variables.map((variable) => environment[variable]?.trim()).find(Boolean);
}
