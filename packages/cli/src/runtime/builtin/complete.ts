import { candidates } from '../completion/candidates.ts';
import { valueLister } from '../completion/list-values.ts';
import { configPath, readConfig, selectProfile } from '../config/config-file.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { globalFlags, profileFlag } from '../global-flags.ts';
import { parseArguments } from '../parse-arguments.ts';
import { resolveSettings } from '../settings.ts';
import type { BuiltInCall } from './built-ins.ts';

/** `__complete -- WORDS`: prints what may stand in the place of the last word, one a line, with what it is. */
export async function runComplete(call: BuiltInCall): Promise<ExitCode> {
  const { commandLine, options, parsed } = call;
  const words = parsed.flags.has('new-word') ? [...parsed.words, ''] : parsed.words;
  const found = await candidates(commandLine, words, async (...question) => {
    const settings = settingsOf(call, words);
    return settings ? valueLister(commandLine, settings, options.environment)(...question) : [];
  });
  const lines = found.map(({ value, description }) => `${[value, ...(description ? [description] : [])].join('\t')}\n`);
  await options.stdout.write(lines.join(''));
  return exitCodes.ok;
}

/** The settings of the line that is being typed; undefined where it cannot be understood yet. */
function settingsOf({ commandLine, options }: BuiltInCall, words: readonly string[]) {
  try {
    const { environment } = options;
    const { flags } = parseArguments(knownArguments(words, commandLine), globalFlags(commandLine));
    const config = readConfig(configPath(commandLine.binary, environment));
    const profile = selectProfile(config, flags.get(profileFlag.name)?.at(-1));
    return resolveSettings(commandLine, { authenticated: true }, { flags, environment, profile });
  } catch {
    return undefined;
  }
}

/** The global flags of a line with their values; all else is left out. */
function knownArguments(words: readonly string[], commandLine: BuiltInCall['commandLine']): readonly string[] {
  const names = globalFlags(commandLine)
    .filter(({ type }) => type !== 'boolean')
    .map(({ name }) => `--${name}`);
  return words.slice(0, -1).flatMap((word, index) => {
    if (names.some((name) => word.startsWith(`${name}=`))) return [word];
    const value = words[index + 1];
    return names.includes(word) && value !== undefined ? [word, value] : [];
  });
}
