import type { Command, CommandLine, Flag } from './command.ts';

/** Limits how much of a list is read. */
export const maxItemsFlag: Flag = {
  name: 'max-items',
  type: 'integer',
  minimum: 1,
  description: 'Stop after this many items. Without it, every page is read.',
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
  return command.kind === 'page' ? [...command.flags, maxItemsFlag] : command.flags;
}

/** Environment variables as words: `A or B`. */
export function alternatives(variables: readonly string[]): string {
  return variables.join(' or ');
}
