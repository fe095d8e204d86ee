import { clientOptions } from '../client-options.ts';
import type { Command, CommandLine } from '../command.ts';
import { CommandError } from '../command-error.ts';
import { configPath, readConfig, selectProfile, writeConfig } from '../config/config-file.ts';
import { readSecret } from '../config/read-secret.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { isSet, profileFlag } from '../global-flags.ts';
import { outputWishes } from '../output/output-options.ts';
import { printAnswer } from '../output/print-answer.ts';
import { sendCall } from '../send-call.ts';
import {
  findApiKey,
  findBaseURL,
  findCredentials,
  isLetIn,
  missingKey,
  resolveSettings,
  type SettingSources,
} from '../settings.ts';
import type { BuiltInCall } from './built-ins.ts';
import { withSetting } from './config.ts';
import { unknownAction } from './unknown-action.ts';

/** `auth`: keeps a key in the configuration, and tells which key is used. */
export async function runAuth(call: BuiltInCall): Promise<ExitCode> {
  const [action] = call.parsed.words;
  switch (action) {
    case 'login':
      return login(call);
    case 'logout':
      return logout(call);
    case 'status':
      return status(call);
    default:
      throw unknownAction(action, ['login', 'logout', 'status']);
  }
}

async function login({ commandLine, options, parsed }: BuiltInCall): Promise<ExitCode> {
  const path = configPath(commandLine.binary, options.environment);
  const config = readConfig(path);
  const profile = parsed.flags.get(profileFlag.name)?.at(-1) ?? config.current;
  const key = parsed.flags.get('api-key')?.at(-1) ?? (await readSecret('api-key', options));
  if (key === '') throw new CommandError(exitCodes.usage, 'the key is empty', 'Nothing was changed.');
  writeConfig(path, withSetting(config, profile, 'api-key', key));
  await options.stderr.write(`The key is kept in the profile ${profile} of ${path}\n`);
  return exitCodes.ok;
}

async function logout({ commandLine, options, parsed }: BuiltInCall): Promise<ExitCode> {
  const path = configPath(commandLine.binary, options.environment);
  const config = readConfig(path);
  const name = parsed.flags.get(profileFlag.name)?.at(-1) ?? config.current;
  const { 'api-key': key, ...rest } = selectProfile(config, parsed.flags.get(profileFlag.name)?.at(-1));
  if (key === undefined) {
    throw new CommandError(exitCodes.notFound, `the profile ${name} has no key`, 'There is nothing to remove.');
  }
  writeConfig(path, { ...config, profiles: { ...config.profiles, [name]: rest } });
  await options.stderr.write(`The key is removed from the profile ${name}\n`);
  return exitCodes.ok;
}

async function status(call: BuiltInCall): Promise<ExitCode> {
  const { commandLine, options, parsed } = call;
  const wishes = await outputWishes(parsed.flags);
  const path = configPath(commandLine.binary, options.environment);
  const config = readConfig(path);
  const named = parsed.flags.get(profileFlag.name)?.at(-1);
  const sources = { ...parsed, environment: options.environment, profile: selectProfile(config, named) };
  const key = findApiKey(commandLine, sources);
  const address = findBaseURL(commandLine, sources);
  const credentials = findCredentials(commandLine, options.environment);
  const isEnough =
    key?.value !== '' &&
    isLetIn(commandLine, { ...(key && { apiKey: key.value }), ...(credentials && { credentials }) });
  const isChecked = isEnough && (key ?? credentials) !== undefined && isSet(parsed.flags, checkFlag);
  const isAccepted = isChecked ? await checkKey(call, sources) : undefined;
  const facts = {
    profile: named ?? config.current,
    address: address.value,
    addressFrom: address.from,
    key: key?.value ? 'set' : 'not set',
    ...(key?.value && { keyFrom: key.from }),
    ...(credentials && { credentials: Object.keys(credentials).join(', ') }),
    ...(isAccepted !== undefined && { keyIsAccepted: isAccepted }),
  };
  const format = wishes.format === 'auto' ? 'text' : wishes.format;
  await printAnswer({ kind: 'single' }, Promise.resolve(facts), options.stdout, { ...wishes, format, limit: 1 });
  if (!isEnough) throw missingKey(commandLine);
  return exitCodes.ok;
}

const checkFlag = { name: 'check', type: 'boolean' } as const;

/** Sends the smallest request there is. What the API refuses is thrown, with the exit code that belongs to it. */
async function checkKey(
  { commandLine, options, progress, observer }: BuiltInCall,
  sources: SettingSources,
): Promise<boolean> {
  const probe = await findProbe(commandLine);
  if (probe === undefined) {
    const advice = 'Run a command of your own to see whether the key works.';
    throw new CommandError(exitCodes.usage, 'no operation of this API can be called without values', advice);
  }
  const settings = resolveSettings(commandLine, { authenticated: true }, sources);
  progress.target = settings;
  const client = await clientOptions(settings, observer);
  const values = { path: [], parameters: probe.flags.length > 0 ? {} : undefined };
  const { answer } = await sendCall(probe, values, client, options.signal);
  await (answer as PromiseLike<unknown>);
  return true;
}

/** A command that reads, asks for a key and needs no values. */
async function findProbe({ groups }: CommandLine): Promise<Command | undefined> {
  for (const group of groups) {
    const { commands } = await group.load();
    const found = commands.find(
      ({ method, authenticated, flags, kind }) =>
        method === 'GET' && authenticated && kind !== 'stream' && flags.every((flag) => !flag.required),
    );
    if (found) return found;
  }
  return undefined;
}
