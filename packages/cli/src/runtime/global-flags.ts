import type { Command, CommandLine, Flag } from './command.ts';

/** Limits how much of a list is read. */
export const maxItemsFlag: Flag = {
  name: 'max-items',
  type: 'integer',
  minimum: 1,
  description: 'Stop after this many items. Without it, every page is read.',
};

/** A document with values for the flags of a request. */
export const inputFlag: Flag = {
  name: 'input',
  type: 'string',
  description:
    'Take values from this JSON or YAML file, - for standard input. Flags win over it. Without the flag, what is\n' +
    'piped to a command that lacks values is read.',
};

/** Whether such a document may name files. */
export const allowInputFilesFlag: Flag = {
  name: 'allow-input-files',
  type: 'boolean',
  description: 'Put in the files that the document names by @path. Otherwise such text stays as it is.',
};

/** Flags that every command takes. The names of parameters are chosen so that none equals one of these. */
export function globalFlags({ apiKey, baseURL }: CommandLine): readonly Flag[] {
  const key: Flag = {
    name: 'api-key',
    type: 'string',
    description: `The key to use. Default: ${alternatives(apiKey?.env ?? [])}.`,
  };
  return [
    ...(apiKey ? [key] : []),
    {
      name: 'base-url',
      type: 'string',
      description: `Address of the API. Default: ${baseURL.env}, else ${baseURL.default}.`,
    },
    { name: 'debug', type: 'boolean', description: 'Show the request and the stack trace with an error.' },
    { name: 'help', short: 'h', type: 'boolean', description: 'Show help and exit.' },
    { name: 'version', short: 'v', type: 'boolean', description: 'Show the version and exit.' },
  ];
}

/** A command's own flags: its parameters, and what its kind of answer allows. */
export function commandFlags(command: Command): readonly Flag[] {
  return [
    ...command.flags,
    ...(command.kind === 'page' ? [maxItemsFlag] : []),
    ...(command.flags.length > 0 ? [inputFlag, allowInputFilesFlag] : []),
  ];
}

/** Environment variables as words: `A or B`. */
export function alternatives(variables: readonly string[]): string {
  return variables.join(' or ');
}
