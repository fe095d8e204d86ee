import { CommandError } from '../command-error.ts';
import { type Config, configPath, type Profile, readConfig, writeConfig } from '../config/config-file.ts';
import { readSecret } from '../config/read-secret.ts';
import { durationMs } from '../duration.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { flagValue } from '../flag-value.ts';
import { configurableFlags, globalFlags, profileFlag } from '../global-flags.ts';
import { outputWishes } from '../output/output-options.ts';
import { printAnswer } from '../output/print-answer.ts';
import type { BuiltInCall } from './built-ins.ts';
import { unknownAction } from './unknown-action.ts';

/** Stands for a value that is never shown. */
const hidden = '(hidden)';
const secretNames: readonly string[] = ['api-key'];

/** `config`: reads and writes the settings of profiles. */
export async function runConfig(call: BuiltInCall): Promise<ExitCode> {
  const { commandLine, options, parsed } = call;
  const [action, name, value, ...more] = parsed.words;
  const path = configPath(commandLine.binary, options.environment);
  const config = readConfig(path);
  const profileName = parsed.flags.get(profileFlag.name)?.at(-1) ?? config.current;
  const profile = Object.hasOwn(config.profiles, profileName) ? (config.profiles[profileName] ?? {}) : {};
  if (more.length > 0) throw superfluous(more[0] ?? '');
  switch (action) {
    case 'path':
      await options.stdout.write(`${path}\n`);
      return exitCodes.ok;
    case 'list':
      return print(call, shownProfiles(config));
    case 'get':
      return print(call, shown(checkName(name), profile));
    case 'set':
      writeConfig(
        path,
        withSetting(config, profileName, checkName(name), await newValue(call, checkName(name), value)),
      );
      return exitCodes.ok;
    case 'unset': {
      const { [checkName(name)]: _, ...rest } = profile;
      writeConfig(path, { ...config, profiles: { ...config.profiles, [profileName]: rest } });
      return exitCodes.ok;
    }
    case 'use':
      writeConfig(path, { ...config, current: knownProfile(config, name) });
      return exitCodes.ok;
    default:
      throw unknownAction(action, ['list', 'get', 'set', 'unset', 'use', 'path']);
  }
}

/** The configuration with one setting more. */
export function withSetting(config: Config, profileName: string, name: string, value: string): Config {
  if (!/^[\w.-]+$/.test(profileName) || profileName === '__proto__') {
    const advice = 'Use letters, digits, dots, dashes and underscores.';
    throw new CommandError(exitCodes.usage, `--profile: ${JSON.stringify(profileName)} is no name`, advice);
  }
  const profile = Object.hasOwn(config.profiles, profileName) ? config.profiles[profileName] : {};
  return { ...config, profiles: { ...config.profiles, [profileName]: { ...profile, [name]: value } } };
}

async function newValue({ commandLine, options }: BuiltInCall, name: string, given: string | undefined) {
  const value = given ?? (await readSecret(name, options));
  const flag = globalFlags(commandLine).find((candidate) => candidate.name === name);
  if (flag !== undefined && value !== '') flagValue(flag, [value]);
  if (name === 'timeout' && durationMs(value) === undefined) {
    throw new CommandError(exitCodes.usage, `${name}: not a time span`, 'Give a number with its unit, such as 30s.');
  }
  if (value !== '') return value;
  throw new CommandError(exitCodes.usage, `${name}: the value is empty`, `Run \`config unset ${name}\` to remove it.`);
}

function checkName(name: string | undefined): string {
  if (name !== undefined && configurableFlags.includes(name)) return name;
  const known = configurableFlags;
  if (name === undefined) {
    throw new CommandError(exitCodes.usage, 'the name of a setting is missing', `Known: ${known.join(', ')}.`);
  }
  throw new CommandError(exitCodes.usage, `unknown setting ${JSON.stringify(name)}`, { given: name, known });
}

function knownProfile({ profiles }: Config, name: string | undefined): string {
  if (name !== undefined && Object.hasOwn(profiles, name)) return name;
  const known = Object.keys(profiles);
  throw new CommandError(exitCodes.usage, `unknown profile ${JSON.stringify(name ?? '')}`, {
    given: name ?? '',
    known,
  });
}

function shown(name: string, profile: Profile): string {
  const value = Object.hasOwn(profile, name) ? profile[name] : undefined;
  if (value !== undefined) return secretNames.includes(name) ? hidden : value;
  throw new CommandError(exitCodes.notFound, `${name} is not set`, `Set it with \`config set ${name}\`.`);
}

function shownProfiles({ current, profiles }: Config): object {
  const shownProfile = (profile: Profile) =>
    Object.fromEntries(Object.keys(profile).map((name) => [name, shown(name, profile)]));
  return {
    current,
    profiles: Object.fromEntries(Object.entries(profiles).map(([name, profile]) => [name, shownProfile(profile)])),
  };
}

function superfluous(word: string): CommandError {
  return new CommandError(exitCodes.usage, `unexpected argument ${JSON.stringify(word)}`, 'Quote values with blanks.');
}

async function print({ options, parsed }: BuiltInCall, value: unknown): Promise<ExitCode> {
  const wishes = await outputWishes(parsed.flags);
  const isBare = typeof value === 'string' && wishes.format === 'auto';
  await printAnswer({ kind: isBare ? 'text' : 'single' }, Promise.resolve(value), options.stdout, {
    ...wishes,
    limit: 1,
  });
  return exitCodes.ok;
}
