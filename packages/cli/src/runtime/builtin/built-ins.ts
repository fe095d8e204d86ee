import type { RequestObserver } from '../client-options.ts';
import type { CommandLine, Flag } from '../command.ts';
import type { Profile } from '../config/config-file.ts';
import type { ExitCode } from '../exit-codes.ts';
import type { MainOptions } from '../main-options.ts';
import type { ParsedArguments } from '../parse-arguments.ts';
import type { Progress } from '../progress.ts';

/** What a built-in command is run with. */
export interface BuiltInCall {
  readonly commandLine: CommandLine;
  readonly options: MainOptions;
  readonly progress: Progress;
  /** What follows the command's name. */
  readonly parsed: ParsedArguments;
  readonly profile: Profile;
  readonly observer: RequestObserver;
}

/** A command that every program has, whatever its API. */
export interface BuiltIn {
  readonly name: string;
  /** One line; undefined for what people do not type. */
  readonly summary?: string;
  /** The words that follow the name, one form each. */
  readonly usage: readonly string[];
  readonly description?: string;
  readonly flags: readonly Flag[];
  /** Whether settings are taken from the configuration. */
  readonly readsProfile?: true;
  readonly load: () => Promise<(call: BuiltInCall) => Promise<ExitCode>>;
}

/** The commands that every program has. */
export const builtIns: readonly BuiltIn[] = [
  {
    name: 'api',
    summary: 'Send any request to the API.',
    usage: ['[METHOD] PATH'],
    description: 'The method is GET, or POST where there is a body. The path may have a query.',
    flags: [
      { name: 'query', type: 'string', list: true, description: 'Add this to the query: --query name=value.' },
      { name: 'body', type: 'string', description: 'Send this as JSON; YAML will do, and @path puts in a file.' },
      { name: 'input', type: 'string', description: 'Send this file as it is, - for standard input.' },
      { name: 'content-type', type: 'string', description: 'Media type of what --input gives. Default: JSON.' },
      {
        name: 'include',
        short: 'i',
        type: 'boolean',
        description: 'Print the status and the headers of the answer too.',
      },
    ],
    readsProfile: true,
    load: () => import('./api.ts').then((module) => module.runApi),
  },
  {
    name: 'auth',
    summary: 'Keep a key, and see which one is used.',
    usage: ['login', 'logout', 'status'],
    description:
      'login reads the key from standard input, and asks for it on a terminal. It is kept in the configuration, which\n' +
      'its owner alone can read.',
    flags: [{ name: 'check', type: 'boolean', description: 'status: see whether the API takes the key.' }],
    load: () => import('./auth.ts').then((module) => module.runAuth),
  },
  {
    name: 'config',
    summary: 'Keep settings in profiles.',
    usage: ['list', 'get NAME', 'set NAME [VALUE]', 'unset NAME', 'use PROFILE', 'path'],
    description:
      'Settings are flags of every command. --profile names the profile; without it the one in use is meant. Without\n' +
      'VALUE it is read from standard input. Keys are never shown.',
    flags: [],
    load: () => import('./config.ts').then((module) => module.runConfig),
  },
  {
    name: 'completion',
    summary: 'Print the completion script of a shell.',
    usage: ['bash|zsh|fish|powershell'],
    flags: [],
    load: () => import('./completion.ts').then((module) => module.runCompletion),
  },
  {
    name: 'man',
    summary: 'Print the manual page, for `man -l -`.',
    usage: [''],
    flags: [],
    load: () => import('./man.ts').then((module) => module.runMan),
  },
  {
    name: 'help',
    summary: 'Show help.',
    usage: ['[GROUP [COMMAND]]'],
    flags: [],
    load: () => import('./help.ts').then((module) => module.runHelp),
  },
  {
    name: '__complete',
    usage: ['-- WORDS'],
    flags: [{ name: 'new-word', type: 'boolean' }],
    load: () => import('./complete.ts').then((module) => module.runComplete),
  },
];

/** Their names. */
export const builtInNames: readonly string[] = builtIns.map(({ name }) => name);
