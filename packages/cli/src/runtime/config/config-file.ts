import { chmodSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { CommandError } from '../command-error.ts';
import type { Environment } from '../environment.ts';
import { exitCodes } from '../exit-codes.ts';

/** Settings of one name: the values of flags, by the flags' names. */
export type Profile = Readonly<Record<string, string>>;

/** What the configuration file holds. */
export interface Config {
  /** The profile that counts where none is named. */
  readonly current: string;
  readonly profiles: Readonly<Record<string, Profile>>;
}

const empty: Config = { current: 'default', profiles: {} };

/** Where the configuration of a program is kept. */
export function configPath(binary: string, environment: Environment, platform = process.platform): string {
  const home = environment.HOME ?? environment.USERPROFILE ?? homedir();
  const usual = platform === 'win32' ? join(home, 'AppData', 'Roaming') : join(home, '.config');
  const folder = (platform === 'win32' ? environment.APPDATA : environment.XDG_CONFIG_HOME) || usual;
  return join(folder, binary, 'config.json');
}

/**
 * Reads the configuration; an empty one where there is no file.
 *
 * @throws {@link CommandError} with the usage code where the file cannot be understood.
 */
export function readConfig(path: string): Config {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return empty;
    throw unusable(path, `cannot be read (${code})`);
  }
  let config: unknown;
  try {
    config = JSON.parse(text);
  } catch {
    // The parser's message would show what stands there, such as a key.
    throw unusable(path, 'is not JSON');
  }
  if (isConfig(config)) return config;
  throw unusable(path, 'is not a configuration');
}

/**
 * Writes the configuration whole, so that nobody reads half of it. Its owner alone can read it.
 *
 * @throws {@link CommandError} with the usage code where that is not possible.
 */
export function writeConfig(path: string, config: Config): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    replaceFile(followed(path), `${JSON.stringify(config, null, 2)}\n`);
  } catch (error) {
    throw unusable(path, `cannot be written (${(error as NodeJS.ErrnoException).code})`);
  }
}

/** Leaves no draft where it fails, since keys stand there. */
function replaceFile(path: string, text: string): void {
  const draft = `${path}.${process.pid}`;
  try {
    writeFileSync(draft, text, { mode: 0o600 });
    chmodSync(draft, 0o600);
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** Where a link leads, so that a file that is kept elsewhere stays there. */
function followed(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/**
 * The profile of a name; the current one where none is given.
 *
 * @throws {@link CommandError} with the usage code for a name that is not known.
 */
export function selectProfile(config: Config, name: string | undefined): Profile {
  const found = Object.hasOwn(config.profiles, name ?? config.current)
    ? config.profiles[name ?? config.current]
    : undefined;
  if (found !== undefined || name === undefined) return found ?? {};
  const known = Object.keys(config.profiles);
  throw new CommandError(exitCodes.usage, `--profile: unknown profile ${JSON.stringify(name)}`, { given: name, known });
}

function isConfig(value: unknown): value is Config {
  if (!isRecord(value) || typeof value.current !== 'string' || !isRecord(value.profiles)) return false;
  return Object.values(value.profiles).every(
    (profile) => isRecord(profile) && Object.values(profile).every((entry) => typeof entry === 'string'),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unusable(path: string, problem: string): CommandError {
  return new CommandError(exitCodes.usage, `the file ${path} ${problem}`, 'Mend or remove it.');
}
