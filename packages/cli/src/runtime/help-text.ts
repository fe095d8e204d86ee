import { type BuiltIn, builtIns } from './builtin/built-ins.ts';
import { conversationCommand } from './chat/conversation-command.ts';
import type {
  Command,
  CommandGroup,
  CommandLine,
  CommandModule,
  Definitions,
  Flag,
  JsonSchema,
  ParameterFlag,
  StreamedForm,
} from './command.ts';
import { markDeprecated } from './deprecation.ts';
import { onlyValue, takesNull } from './flag-value.ts';
import { commandFlags, globalFlags } from './global-flags.ts';
import { innerNames } from './input/schema-flag.ts';
import { placeholder } from './placeholder.ts';
import type { ChosenCommand } from './run-operation.ts';
import { schemaShape } from './schema-shape.ts';

/** Help of the whole program: its groups and the flags that every command takes. */
export function programHelp(commandLine: CommandLine): string {
  const { binary, title, groups } = commandLine;
  return sections([
    title,
    `Usage: ${binary} GROUP COMMAND [flags]`,
    list('Groups', columns(groups.map((group) => [group.name, group.summary]))),
    list('More', columns(builtIns.flatMap(({ name, summary }) => (summary ? [[name, summary] as const] : [])))),
    list(
      'Flags of every command',
      globalFlags(commandLine).map((flag) => flagEntry(flag)),
    ),
    `Run \`${binary} GROUP --help\` for the commands of a group.`,
  ]);
}

/** Help of a group: its commands. */
export function groupHelp(commandLine: CommandLine, group: CommandGroup, { commands }: CommandModule): string {
  const start = `${commandLine.binary} ${group.name}`;
  const rows = commands.flatMap((command) => [
    [command.name, commandSummary(command)] as const,
    ...(command.conversation ? [[command.conversation.name, conversationCommand(command).summary] as const] : []),
  ]);
  return sections([
    group.summary,
    `Usage: ${start} COMMAND [flags]`,
    list('Commands', columns(rows)),
    `Run \`${start} COMMAND --help\` for the flags of a command.`,
  ]);
}

/** A command in one line: its summary, else how its description begins, else its request. */
function commandSummary(command: Command): string {
  const { summary, description, method, path } = command;
  const [first] = /^.+?(?:[.!?](?=\s)|$)/m.exec(description ?? '') ?? [];
  return markDeprecated(command, summary ?? first ?? `${method} ${path}`);
}

/**
 * Help of a command: what it does, its words and flags with the rules that their values obey, and what the answer looks
 * like.
 *
 * @param columns - How many characters fit on a line, where that is known.
 */
export function commandHelp(
  commandLine: CommandLine,
  group: CommandGroup,
  { command, definitions, isConversation }: ChosenCommand,
  columns?: number,
): string {
  const { binary } = commandLine;
  const words = command.flags
    .filter((flag) => flag.in === 'path')
    .map((flag) => (flag.required ? placeholder(flag) : `[${placeholder(flag)}]`));
  const usage = ['Usage:', binary, group.name, command.name, ...words, '[flags]'].join(' ');
  return sections([
    command.summary,
    command.deprecated ? 'Deprecated.' : undefined,
    command.description,
    `${usage}\n${command.method} ${command.path}`,
    list(
      'Flags',
      commandFlags(command, isConversation).map((flag) =>
        flagEntry(flag, flag.schema && innerNames(flag.schema, definitions)),
      ),
    ),
    answerShape(answerTitle(command), command.response, definitions),
    command.streamed && answerShape(streamTitle(command, command.streamed), command.streamed.response, definitions),
    everyCommand(commandLine, columns),
  ]);
}

function answerTitle({ kind }: Command): string {
  if (kind === 'page') return 'Answer, of which the items are printed';
  return kind === 'stream' ? 'Each event' : 'Answer';
}

function streamTitle({ flags }: Command, { flag: [argument, ...inner] }: StreamedForm): string {
  const name = flags.find((flag) => flag.argument === argument)?.name;
  return `Each event, with --${[name, ...inner].join('.')}`;
}

function answerShape(title: string, schema: JsonSchema | undefined, definitions: Definitions): string | undefined {
  if (schema === undefined) return undefined;
  const lines = schemaShape(schema, definitions);
  return list(
    title,
    lines.map((line) => `  ${line}`),
  );
}

/** Help of a command that every program has. */
export function builtInHelp(commandLine: CommandLine, builtIn: BuiltIn, columns?: number): string {
  const start = `${commandLine.binary} ${builtIn.name}`;
  return sections([
    builtIn.summary,
    builtIn.usage.map((form, index) => `${index === 0 ? 'Usage: ' : '       '}${start} ${form}`.trimEnd()).join('\n'),
    builtIn.description,
    list(
      'Flags',
      builtIn.flags.map((flag) => flagEntry(flag)),
    ),
    everyCommand(commandLine, columns),
  ]);
}

/** The flags that every command takes, without what they do. */
function everyCommand(commandLine: CommandLine, columns = lineLength): string | undefined {
  const lines: string[] = [];
  for (const head of globalFlags(commandLine).map(flagHead)) {
    const longer = `${lines.at(-1) ?? ' '}  ${head}`;
    if (lines.length > 0 && longer.length <= Math.min(columns, lineLength)) lines[lines.length - 1] = longer;
    else lines.push(`  ${head}`);
  }
  return list(`Flags of every command, explained by \`${commandLine.binary} --help\``, lines);
}

/** Fits most terminals. */
const lineLength = 80;

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
  const lines = text ? text.trim().split('\n') : [];
  return [`  ${head}`, ...lines.map((line) => `      ${line}`)].join('\n');
}

function flagEntry(flag: Flag | ParameterFlag, inner: readonly string[] = []): string {
  const rules = flagRules(flag);
  const head = `${flagHead(flag)}${rules.length > 0 ? ` (${rules.join(', ')})` : ''}`;
  const own = inner.map((name) => `--${flag.name}.${name}`).join(' ');
  return entry(
    head,
    [markDeprecated(flag, flag.description?.trim()), own && `Also: ${own}`].filter(Boolean).join('\n'),
  );
}

function flagHead(flag: Flag): string {
  const short = flag.short === undefined ? '' : `-${flag.short}, `;
  const value = flag.type === 'boolean' ? '' : ` ${valueName(flag)}`;
  const negation = flag.type === 'boolean' && flag.default === true ? '[no-]' : '';
  return `${short}--${negation}${flag.name}${value}`;
}

function valueName(flag: Flag): string {
  return (
    flag.enum?.join('|') ??
    { string: 'TEXT', integer: 'INTEGER', number: 'NUMBER', boolean: '', json: 'JSON', binary: 'FILE' }[flag.type]
  );
}

function flagRules(flag: Flag | ParameterFlag): string[] {
  const rules: [holds: boolean, text: string][] = [
    [flag.required === true && onlyValue(flag) === undefined, 'required'],
    [onlyValue(flag) !== undefined, 'needs not be given'],
    [flag.list === true, 'repeatable'],
    [flag.pattern !== undefined, `matches ${flag.pattern}`],
    [flag.multipleOf !== undefined, `a multiple of ${flag.multipleOf}`],
    [flag.minItems !== undefined, `${flag.minItems} or more`],
    [flag.maxItems !== undefined, `${flag.maxItems} or fewer`],
    [flag.format !== undefined, `${flag.format}`],
    [flag.minLength !== undefined, `at least ${characters(flag.minLength)}`],
    [flag.maxLength !== undefined, `at most ${characters(flag.maxLength)}`],
    [flag.minimum !== undefined, `at least ${flag.minimum}`],
    [flag.maximum !== undefined, `at most ${flag.maximum}`],
    [flag.exclusiveMinimum !== undefined, `more than ${flag.exclusiveMinimum}`],
    [flag.exclusiveMaximum !== undefined, `less than ${flag.exclusiveMaximum}`],
    [takesNull(flag), 'or null'],
    [flag.default !== undefined, `default ${JSON.stringify(flag.default)}`],
  ];
  return rules.flatMap(([holds, text]) => (holds ? text : []));
}

function characters(count = 0): string {
  return `${count} ${count === 1 ? 'character' : 'characters'}`;
}
