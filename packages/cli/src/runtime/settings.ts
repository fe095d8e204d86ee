import type { CommandLine, Credential } from './command.ts';
import { CommandError } from './command-error.ts';
import type { Profile } from './config/config-file.ts';
import { type Connection, findConnection } from './connection/connection.ts';
import { durationMs } from './duration.ts';
import type { Environment } from './environment.ts';
import { exitCodes } from './exit-codes.ts';
import { flagValue } from './flag-value.ts';
import {
  alternatives,
  clientCertificateFlag,
  clientKeyFlag,
  headerFlag,
  maxRetriesFlag,
  timeoutFlag,
} from './global-flags.ts';

/** What a client is made from. */
export interface Settings {
  readonly apiKey?: string;
  /** What else the client is let in with, by the names of its options. */
  readonly credentials?: Readonly<Record<string, string>>;
  readonly baseURL: string;
  /** Milliseconds to the headers of the answer. */
  readonly timeout?: number;
  /** Milliseconds without a byte of the answer. */
  readonly idleTimeout?: number;
  readonly maxRetries?: number;
  readonly defaultHeaders?: Readonly<Record<string, string>>;
  /** Undefined for a plain connection. */
  readonly connection?: Connection;
}

/** What a client is let in with. */
export type Secrets = Pick<Settings, 'apiKey' | 'credentials'>;

/** Where requests go, and how. */
export type RequestTarget = Pick<Settings, 'baseURL' | 'connection'>;

/** Where settings come from, the first that has one wins. */
export interface SettingSources {
  /** Texts of the flags, by name. */
  readonly flags: ReadonlyMap<string, readonly string[]>;
  readonly environment: Environment;
  readonly profile: Profile;
}

/** A setting, and who gave it, in words. */
export interface Origin {
  readonly value: string;
  readonly from: string;
}

/**
 * Settles where to send the request and with which key: flags first, then the environment, then the profile. Other
 * credentials come from the environment alone.
 *
 * @throws {@link CommandError} when the operation asks for a key and too little is set, or when a value cannot be used.
 */
export function resolveSettings(
  commandLine: CommandLine,
  command: { readonly authenticated?: boolean },
  sources: SettingSources,
): Settings {
  const baseURL = checkAddress(findBaseURL(commandLine, sources));
  const key = findApiKey(commandLine, sources);
  const credentials = findCredentials(commandLine, sources.environment);
  const settings = {
    baseURL,
    ...callSettings(sources),
    ...(credentials && { credentials }),
    ...(key?.value && { apiKey: key.value }),
  };
  const isEnough = isLetIn(commandLine, settings) && key?.value !== '';
  if (command.authenticated && !isEnough) throw missingKey(commandLine);
  return settings;
}

/** The options that let a client in together, for each way; none where a client may do without. */
export function waysIn({ apiKey, credentials }: CommandLine): readonly (readonly string[])[] {
  return credentials?.ways ?? (apiKey ? [['apiKey']] : []);
}

/** What a client may be let in with, the key first. */
export function knownSecrets({ apiKey, credentials }: CommandLine): readonly Credential[] {
  return [...(apiKey ? [{ option: 'apiKey', ...apiKey }] : []), ...(credentials?.options ?? [])];
}

/** Whether settings hold all that one of the ways takes. */
export function isLetIn(commandLine: CommandLine, settings: Secrets): boolean {
  const ways = waysIn(commandLine);
  const given = secretsIn(settings);
  return ways.length === 0 || ways.some((way) => way.every((option) => Object.hasOwn(given, option)));
}

/** The secrets in settings, by the names of the client's options. */
export function secretsIn({ apiKey, credentials }: Secrets): Readonly<Record<string, string>> {
  return { ...(apiKey && { apiKey }), ...credentials };
}

/** The credentials besides the key, by the names of the client's options; undefined where none is set. */
export function findCredentials(
  { credentials }: CommandLine,
  environment: Environment,
): Readonly<Record<string, string>> | undefined {
  const found = (credentials?.options ?? []).flatMap(({ option, env }) => {
    const value = firstSet(env, environment)?.value;
    return value === undefined ? [] : [[option, value] as const];
  });
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}

/** The key, and who gave it. */
export function findApiKey(
  { apiKey }: CommandLine,
  { flags, environment, profile }: SettingSources,
): Origin | undefined {
  if (apiKey === undefined) return undefined;
  const fromFlag = flags.get('api-key')?.at(-1)?.trim();
  // A flag that is given empty, as by a variable of a script that is not set, must not fall back to another key.
  if (fromFlag !== undefined) return { value: fromFlag, from: '--api-key' };
  return firstSet(apiKey.env, environment) ?? fromProfile('api-key', profile);
}

/** The address of the API, and who gave it. */
export function findBaseURL({ baseURL }: CommandLine, { flags, environment, profile }: SettingSources): Origin {
  const fromFlag = flags.get('base-url')?.at(-1);
  if (fromFlag !== undefined) return { value: fromFlag, from: '--base-url' };
  const found = firstSet([baseURL.env], environment) ?? fromProfile('base-url', profile);
  return found ?? { value: baseURL.default, from: 'the API document' };
}

/** What is thrown where a key is needed and too little is set. */
export function missingKey(commandLine: CommandLine): CommandError {
  const { apiKey, credentials, binary } = commandLine;
  if (credentials) {
    const known = knownSecrets(commandLine);
    const sources = (name: string) => {
      const env = known.find(({ option }) => option === name)?.env ?? [];
      return alternatives(name === 'apiKey' ? ['--api-key', ...env] : env);
    };
    const ways = credentials.ways.map((way) => way.map(sources).join(' and '));
    return new CommandError(exitCodes.authentication, 'no credentials', `Set ${ways.join('; or ')}.`);
  }
  const advice = `Give one by --api-key, set ${alternatives(apiKey?.env ?? [])}, or keep one by \`${binary} auth login\`.`;
  return new CommandError(exitCodes.authentication, 'no key', advice);
}

function checkAddress({ value, from }: Origin): string {
  const url = URL.parse(value);
  // The text itself stays out of the messages: it may hold a password.
  if (url === null || !/^https?:$/.test(url.protocol)) {
    const advice = 'Give an absolute address such as https://api.example.com.';
    throw new CommandError(exitCodes.usage, `${from}: not an http or https address`, advice);
  }
  if (url.username || url.password || url.search || url.hash) {
    const advice = 'Give the address alone, such as https://api.example.com.';
    throw new CommandError(exitCodes.usage, `${from}: holds a user name, a password, a query or a fragment`, advice);
  }
  return value;
}

function callSettings({ flags, environment }: SettingSources): Omit<Settings, 'apiKey' | 'baseURL'> {
  const timeoutText = flags.get(timeoutFlag.name)?.at(-1);
  const timeout = timeoutText === undefined ? undefined : readTimeout(timeoutText);
  const retries = flags.get(maxRetriesFlag.name);
  const headers = flags.get(headerFlag.name);
  const files = [clientCertificateFlag, clientKeyFlag].map(({ name }) => flags.get(name)?.at(-1));
  const connection = findConnection(files[0], files[1], environment);
  return {
    ...(timeout !== undefined && { timeout, idleTimeout: timeout }),
    ...(retries && { maxRetries: Number(flagValue(maxRetriesFlag, retries)) }),
    ...(headers && { defaultHeaders: Object.fromEntries(headers.map(readHeader)) }),
    ...(connection && { connection }),
  };
}

function readTimeout(text: string): number {
  const milliseconds = durationMs(text);
  if (milliseconds !== undefined) return milliseconds;
  const problem = `--timeout: ${JSON.stringify(text)} is not a time span`;
  throw new CommandError(exitCodes.usage, problem, 'Give a number with its unit, such as 30s or 500ms.');
}

function readHeader(text: string): readonly [name: string, value: string] {
  const [, name = '', value = ''] = /^([^:\s]+)\s*:\s*(.*?)\s*$/.exec(text) ?? [];
  // https://www.rfc-editor.org/rfc/rfc9110#section-5.1, and values that a header line can carry.
  if (/^[\w!#$%&'*+.^`|~-]+$/.test(name) && !/[^\t -~\u0080-\u00ff]/.test(value)) return [name.toLowerCase(), value];
  // The value stays out of the message: it may be a secret.
  throw new CommandError(exitCodes.usage, '--header: not a header', `Write it as --header 'Name: value'.`);
}

/** The first variable that is set to more than blanks. */
function firstSet(variables: readonly string[], environment: Environment): Origin | undefined {
  const name = variables.find((variable) => environment[variable]?.trim());
  return name === undefined ? undefined : { value: environment[name]?.trim() ?? '', from: name };
}

function fromProfile(name: string, profile: Profile): Origin | undefined {
  const value = Object.hasOwn(profile, name) ? profile[name]?.trim() : undefined;
  return value ? { value, from: 'the profile' } : undefined;
}
