import type { Command, CommandGroup, CommandLine, Flag, ParameterFlag } from './command.ts';
import { takesNull } from './flag-value.ts';
import { commandFlags, globalFlags } from './global-flags.ts';
import { placeholder } from './placeholder.ts';

/** Help of the whole program: its groups and the flags that every command takes. */
export function programHelp(commandLine: CommandLine): string {
  const { binary, title, groups } = commandLine;
  return sections([
    title,
    `Usage: ${binary} GROUP COMMAND [flags]`,
    list('Groups', columns(groups.map((group) => [group.name, group.summary]))),
    list('Flags', globalFlags(commandLine).map(flagEntry)),
    `Run \`${binary} GROUP --help\` for the commands of a group.`,
  ]);
}

/** Help of a group: its commands. */
export function groupHelp(commandLine: CommandLine, group: CommandGroup, commands: readonly Command[]): string {
  const start = `${commandLine.binary} ${group.name}`;
  return sections([
    group.summary,
    `Usage: ${start} COMMAND [flags]`,
    list('Commands', columns(commands.map((command) => [command.name, command.summary]))),
    `Run \`${start} COMMAND --help\` for the flags of a command.`,
  ]);
}

/** Help of a command: what it does, its words and flags with the rules that their values obey. */
export function commandHelp(commandLine: CommandLine, group: CommandGroup, command: Command): string {
  const words = command.flags.filter((flag) => flag.in === 'path').map(placeholder);
  const usage = ['Usage:', commandLine.binary, group.name, command.name, ...words, '[flags]'].join(' ');
  return sections([
    command.summary,
    command.deprecated ? 'Deprecated.' : undefined,
    command.description,
    `${usage}\n${command.method} ${command.path}`,
    list('Flags', commandFlags(command).map(flagEntry)),
    list('Flags of every command', globalFlags(commandLine).map(flagEntry)),
  ]);
}

function sections(parts: readonly (string | undefined)[]): string {
  return `${parts.flatMap((part) => part?.trim() || []).join('\n\n')}\n`;
}

function list(title: string, entries: readonly string[]): string | undefined {
  return entries.length === 0 ? undefined : [`${title}:`, ...entries].join('\n');
}

/** Names, and beside each what it is. */
function columns(rows: readonly (readonly [name: string, summary: string | undefined])[]): string[] {
  const width = Math.max(0, ...rows.map(([name]) => name.length));
  return rows.map(([name, summary = '']) => `  ${name.padEnd(width)}  ${summary}`.trimEnd());
}

function entry(head: string, text: string | undefined): string {
  const lines = text?.trim().split('\n') ?? [];
  return [`  ${head}`, ...lines.map((line) => `      ${line}`)].join('\n');
}

function flagEntry(flag: Flag | ParameterFlag): string {
  const short = flag.short === undefined ? '' : `-${flag.short}, `;
  const value = flag.type === 'boolean' ? '' : ` ${valueName(flag)}`;
  const rules = flagRules(flag);
  return entry(`${short}--${flag.name}${value}${rules.length > 0 ? ` (${rules.join(', ')})` : ''}`, flag.description);
}

function valueName(flag: Flag): string {
  return (
    flag.enum?.join('|') ??
    { string: 'TEXT', integer: 'INTEGER', number: 'NUMBER', boolean: '', json: 'JSON', binary: 'FILE' }[flag.type]
  );
}

function flagRules(flag: Flag | ParameterFlag): string[] {
  const rules: [holds: boolean, text: string][] = [
    [flag.required === true, 'required'],
    [flag.list === true, 'repeatable'],
    [flag.minItems !== undefined, `${flag.minItems} or more`],
    [flag.maxItems !== undefined, `${flag.maxItems} or fewer`],
    [flag.format !== undefined, `${flag.format}`],
    [flag.minLength !== undefined, `at least ${flag.minLength} characters`],
    [flag.maxLength !== undefined, `at most ${flag.maxLength} characters`],
    [flag.minimum !== undefined, `at least ${flag.minimum}`],
    [flag.maximum !== undefined, `at most ${flag.maximum}`],
    [flag.exclusiveMinimum !== undefined, `more than ${flag.exclusiveMinimum}`],
    [flag.exclusiveMaximum !== undefined, `less than ${flag.exclusiveMaximum}`],
    [takesNull(flag), 'or null'],
    [flag.default !== undefined, `default ${JSON.stringify(flag.default)}`],
  ];
  return rules.flatMap(([holds, text]) => (holds ? text : []));
}
