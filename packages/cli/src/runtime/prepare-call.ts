import { buildCall, type CallValues, wantsDocument } from './build-call.ts';
import { noHistory } from './chat/stored-transcript.ts';
import type { Command, CommandLine, Definitions } from './command.ts';
import type { Profile } from './config/config-file.ts';
import type { Environment } from './environment.ts';
import { flagValue, onlyText } from './flag-value.ts';
import { allowInputFilesFlag, asFlag, dryRunFlag, inputFlag, isSet, maxItemsFlag } from './global-flags.ts';
import type { StandardInput } from './input/standard-input.ts';
import { type OutputWishes, outputWishes } from './output/output-options.ts';
import type { ParsedArguments } from './parse-arguments.ts';
import type { PreviewForm } from './preview/preview-forms.ts';
import { resolveSettings, type Settings } from './settings.ts';

/** A call that is ready to be made. */
export interface PreparedCall {
  readonly settings: Settings;
  /** What the operation's function takes between the client and the options. */
  readonly values: CallValues;
  /** How many items of a list to read at most. */
  readonly maxItems: number;
  readonly wishes: OutputWishes;
  /** Set where the call is to be shown in another form, and not to be made. */
  readonly preview: PreviewForm | undefined;
}

/** What the arguments of a command are completed from. */
export interface CallContext {
  readonly commandLine: CommandLine;
  /** Schemas that the command refers to. */
  readonly definitions: Definitions;
  readonly environment: Environment;
  readonly stdin: StandardInput;
  readonly profile: Profile;
  /** Set where standard input is for something else than a document. */
  readonly isInputTaken?: boolean;
}

/**
 * Makes a call out of a command's arguments. Nothing is sent.
 *
 * @throws {@link CommandError} when the arguments are wrong or the key is missing.
 */
export async function prepareCall(
  command: Command,
  parsed: ParsedArguments,
  context: CallContext,
): Promise<PreparedCall> {
  const { flags } = parsed;
  const limit = flags.get(maxItemsFlag.name);
  const maxItems = limit ? Number(flagValue(maxItemsFlag, limit)) : Number.POSITIVE_INFINITY;
  const wishes = await outputWishes(flags);
  const preview = previewForm(flags);
  if (wishes.format === 'markdown' && command.history === undefined) throw noHistory();
  const { stdin, commandLine, definitions } = context;
  const documentValues = await readDocument(command, parsed, context);
  const values = await buildCall(command, parsed, { stdin, definitions, documentValues });
  const needsKey = preview === undefined && command.authenticated === true;
  const settings = resolveSettings(commandLine, { authenticated: needsKey }, { ...context, flags });
  return { values, maxItems, wishes, preview, settings };
}

/** The form in which a call is to be shown in place of being made. */
export function previewForm(flags: ParsedArguments['flags']): PreviewForm | undefined {
  const texts = flags.get(asFlag.name);
  if (texts !== undefined) return flagValue(asFlag, texts) as PreviewForm;
  return isSet(flags, dryRunFlag) ? 'http' : undefined;
}

async function readDocument(
  command: Command,
  parsed: ParsedArguments,
  { definitions, stdin, isInputTaken = false }: CallContext,
): Promise<ReadonlyMap<string, unknown>> {
  const path = onlyText(inputFlag, parsed.flags.get(inputFlag.name));
  const isWanted = path === undefined && !isInputTaken && wantsDocument(command, parsed);
  const sniffed = isWanted ? await stdin.sniff() : undefined;
  if (path === undefined && sniffed === undefined) return new Map();
  const { documentValues, openDocument } = await import('./input/input-document.ts');
  const document =
    path === undefined ? { where: 'standard input', text: sniffed ?? '' } : await openDocument(path, stdin);
  const readsFiles = isSet(parsed.flags, allowInputFilesFlag);
  return documentValues(document, command, { definitions, readsFiles });
}
