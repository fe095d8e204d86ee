import type { CommandGroup, CommandLine, Flag } from '../command.ts';
import { markDeprecated } from '../deprecation.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { commandFlags, globalFlags } from '../global-flags.ts';
import { type BuiltIn, type BuiltInCall, builtIns } from './built-ins.ts';

/** `man`: prints one manual page for the whole program. */
export async function runMan({ commandLine, options }: BuiltInCall): Promise<ExitCode> {
  await options.stdout.write(await manualPage(commandLine, options.version()));
  return exitCodes.ok;
}

/**
 * The manual page in the macros that every `man` knows.
 *
 * @see https://man7.org/linux/man-pages/man7/groff_man.7.html
 */
export async function manualPage(commandLine: CommandLine, version: string): Promise<string> {
  const { binary, title, groups } = commandLine;
  const commands = await Promise.all(groups.map(groupLines));
  const lines = [
    `.TH ${quoted(binary.toUpperCase())} 1 "" ${quoted(`${binary} ${version}`)}`,
    '.SH NAME',
    `${text(binary)} \\- ${text(title)}`,
    '.SH SYNOPSIS',
    `.B ${text(binary)}`,
    'GROUP COMMAND [flags]',
    '.SH COMMANDS',
    ...commands.flat(),
    '.SH OTHER COMMANDS',
    ...builtIns.filter(({ summary }) => summary).flatMap(builtInLines),
    '.SH FLAGS OF EVERY COMMAND',
    ...globalFlags(commandLine).flatMap(flagLines),
    '.SH EXIT STATUS',
    ...Object.entries(exitCodes).flatMap(([name, code]) => ['.TP', `.B ${code}`, text(exitMeanings[name] ?? name)]),
    '.SH ENVIRONMENT',
    ...variables(commandLine).flatMap(([names, meaning]) => ['.TP', `.B ${text(names)}`, text(meaning)]),
  ];
  return `${lines.join('\n')}\n`;
}

const exitMeanings: Readonly<Record<keyof typeof exitCodes, string>> & Readonly<Record<string, string>> = {
  ok: 'Done; also when the reader of the output goes away.',
  api: 'The API refused the request, or failed.',
  usage: 'The command line is wrong; nothing was sent.',
  authentication: 'The key is missing, unknown or not allowed to do this.',
  notFound: 'Not found.',
  rateLimit: 'Too many requests.',
  network: 'No connection, a broken one, or a deadline passed.',
  streamFailed: 'What was started reported a failure of its own.',
  interrupted: 'Ended by Ctrl-C.',
};

function variables({
  apiKey,
  credentials,
  baseURL,
}: CommandLine): readonly (readonly [names: string, meaning: string])[] {
  return [
    ...(apiKey?.env ?? []).map((name) => [name, 'The key.'] as const),
    ...(credentials?.options ?? []).map(({ env }) => [env.join(', '), 'A further credential.'] as const),
    [baseURL.env, 'Address of the API.'],
    ['HTTPS_PROXY, HTTP_PROXY, NO_PROXY', 'Proxies, and the hosts that are reached without.'],
    ['NODE_EXTRA_CA_CERTS', "File with authorities to trust beside Node's own."],
    ['PAGER', 'Shows lists on a terminal.'],
    ['NO_COLOR, FORCE_COLOR', 'Whether output is coloured.'],
  ];
}

async function groupLines(group: CommandGroup): Promise<readonly string[]> {
  const { commands } = await group.load();
  return commands.flatMap((command) => [
    `.SS ${quoted(`${group.name} ${command.name}`)}`,
    ...paragraph(markDeprecated(command, command.description ?? command.summary)),
    ...commandFlags(command).flatMap(flagLines),
  ]);
}

function builtInLines({ name, summary, usage, description, flags }: BuiltIn): readonly string[] {
  const forms = usage.flatMap((form) => ['.br', text(`${name} ${form}`.trim())]);
  return [
    `.SS ${quoted(name)}`,
    ...paragraph(summary),
    ...forms,
    ...paragraph(description),
    ...flags.flatMap(flagLines),
  ];
}

function flagLines(flag: Flag): readonly string[] {
  const { name, short, description } = flag;
  const names = short === undefined ? `--${name}` : `-${short}, --${name}`;
  return ['.TP', `.B ${text(names)}`, ...paragraph(markDeprecated(flag, description))];
}

function paragraph(prose: string | undefined): readonly string[] {
  return (prose ?? '').split('\n').filter(Boolean).map(text);
}

/** Text that the formatter takes as it is: no macro at the start of a line, no escape, dashes that can be copied. */
function text(prose: string): string {
  return prose
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^(?=[.'])/gm, '\\&');
}

function quoted(prose: string): string {
  return `"${text(prose).replaceAll('"', '\\(dq')}"`;
}
