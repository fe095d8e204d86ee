import type { Command, CommandLine, Flag } from './command.ts';
import { flagValue } from './flag-value.ts';
import { errorFormatNames, formatNames } from './output/formats.ts';
import { previewForms } from './preview/preview-forms.ts';

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

export const formatFlag: Flag = {
  name: 'format',
  type: 'string',
  enum: formatNames,
  description:
    'How to print the answer. auto: JSON; events as they are written on a terminal, else one line of JSON each.\n' +
    'raw: what the server sent, byte by byte.',
};

export const errorFormatFlag: Flag = {
  name: 'format-error',
  type: 'string',
  enum: errorFormatNames,
  description: 'How to print a failure. auto: as --format where that is json, jsonl or yaml, else text.',
};

export const transformFlag: Flag = {
  name: 'transform',
  type: 'string',
  description: 'Print what this JMESPath expression finds in the answer, in each event, or in each line of jsonl.',
};

export const errorTransformFlag: Flag = {
  name: 'transform-error',
  type: 'string',
  description: 'Print what this JMESPath expression finds in a failure.',
};

export const rawOutputFlag: Flag = {
  name: 'raw-output',
  short: 'r',
  type: 'boolean',
  description: 'Print text without quotes, and a list of plain values line by line.',
};

export const outputFlag: Flag = {
  name: 'output',
  short: 'o',
  type: 'string',
  description: 'Write the answer to this file. - is standard output, even for bytes on a terminal.',
};

export const quietFlag: Flag = { name: 'quiet', short: 'q', type: 'boolean', description: 'Print no answer.' };

export const pagerFlag: Flag = {
  name: 'pager',
  type: 'boolean',
  default: true,
  description: 'Show lists on a terminal in $PAGER.',
};

export const headerFlag: Flag = {
  name: 'header',
  short: 'H',
  type: 'string',
  list: true,
  description: "Send this header too: --header 'Name: value'. The last value of a name counts.",
};

export const timeoutFlag: Flag = {
  name: 'timeout',
  type: 'string',
  description: 'The longest silence of the server, with its unit: 500ms, 30s, 5m. Default: 60s.',
};

export const maxRetriesFlag: Flag = {
  name: 'max-retries',
  type: 'integer',
  minimum: 0,
  description: 'How often a request that is safe to repeat is sent again. Default: 2.',
};

export const clientCertificateFlag: Flag = {
  name: 'client-cert',
  type: 'string',
  description: 'File with the certificate that the server asks for, in PEM form.',
};

export const clientKeyFlag: Flag = {
  name: 'client-key',
  type: 'string',
  description: 'File with the key of that certificate. Default: the file of the certificate.',
};

export const profileFlag: Flag = {
  name: 'profile',
  type: 'string',
  description: 'Take settings from this profile of the configuration; see `config`.',
};

export const dryRunFlag: Flag = {
  name: 'dry-run',
  type: 'boolean',
  description: 'Print the request in place of sending it.',
};

export const asFlag: Flag = {
  name: 'as',
  type: 'string',
  enum: previewForms,
  description: 'Print the same call in another form in place of making it.',
};

export const verboseFlag: Flag = {
  name: 'verbose',
  type: 'boolean',
  description: 'Tell of each request on standard error, one line each.',
};

export const debugFlag: Flag = {
  name: 'debug',
  type: 'boolean',
  description:
    'Show requests and answers on standard error, without keys and query strings, and the stack trace of a failure.',
};

export const yesFlag: Flag = {
  name: 'yes',
  short: 'y',
  type: 'boolean',
  description: 'Do not ask before deleting on a terminal.',
};

export const helpFlag: Flag = { name: 'help', short: 'h', type: 'boolean', description: 'Show help and exit.' };

export const versionFlag: Flag = {
  name: 'version',
  short: 'v',
  type: 'boolean',
  description: 'Show the version and exit.',
};

/** Flags that say how requests are sent. */
const requestFlags: readonly Flag[] = [
  headerFlag,
  timeoutFlag,
  maxRetriesFlag,
  clientCertificateFlag,
  clientKeyFlag,
  profileFlag,
  dryRunFlag,
  asFlag,
  verboseFlag,
  debugFlag,
];

/** Flags that a profile can give values to. */
export const configurableFlags: readonly string[] = [
  'api-key',
  'base-url',
  formatFlag.name,
  errorFormatFlag.name,
  pagerFlag.name,
  timeoutFlag.name,
  maxRetriesFlag.name,
  clientCertificateFlag.name,
  clientKeyFlag.name,
];

/** Flags that say how an answer or a failure is printed. */
const outputFlags: readonly Flag[] = [
  formatFlag,
  transformFlag,
  rawOutputFlag,
  outputFlag,
  quietFlag,
  pagerFlag,
  errorFormatFlag,
  errorTransformFlag,
];

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
    ...requestFlags,
    ...outputFlags,
    helpFlag,
    versionFlag,
  ];
}

/** A command's own flags: its parameters, and what its kind of answer allows. */
export function commandFlags(command: Command, isConversation = false): readonly Flag[] {
  if (isConversation) return command.flags;
  return [
    ...command.flags,
    ...(command.kind === 'page' ? [maxItemsFlag] : []),
    ...(command.method === 'DELETE' ? [yesFlag] : []),
    ...(command.flags.length > 0 ? [inputFlag, allowInputFilesFlag] : []),
  ];
}

/** Whether a boolean flag is set. */
export function isSet(flags: ReadonlyMap<string, readonly string[]>, flag: Flag): boolean {
  const texts = flags.get(flag.name);
  return texts !== undefined && flagValue(flag, texts) === true;
}

/** Environment variables as words: `A or B`. */
export function alternatives(variables: readonly string[]): string {
  return variables.join(' or ');
}
