import type { CommandLine } from '../command.ts';
import { isLetIn, knownSecrets, type Secrets, secretsIn, waysIn } from '../settings.ts';

/** Finds each mark, and the position of its variable. */
const marks = /the-secret-(\d+)-goes-here/g;

/**
 * Stands in for a secret, so that none can show up in what is printed. It has no character that is written otherwise.
 *
 * @param position - That of its variable.
 */
export function secretMark(position: number): string {
  return `the-secret-${position}-goes-here`;
}

/** The parts of a text between marks, each followed by the position of the next mark's variable. */
export function splitAtMarks(text: string): readonly string[] {
  return text.split(marks);
}

/** A text with stars in the place of each mark. */
export function withoutMarks(text: string): string {
  return text.replaceAll(marks, '***');
}

/**
 * What a client is given in place of its secrets: a mark for each that is set, and for those of one way to be let in where
 * these do not suffice. No token is got for a preview: a mark stands for it as well.
 *
 * @returns The options of the client, and the variables of the marks by their positions.
 */
export function markedSecrets(
  commandLine: CommandLine,
  settings: Secrets,
): { readonly options: Readonly<Record<string, string>>; readonly variables: readonly string[] } {
  const known = knownSecrets(commandLine);
  const needed = isLetIn(commandLine, settings) ? [] : (waysIn(commandLine)[0] ?? []);
  const wanted = new Set([...Object.keys(secretsIn(settings)), ...needed]);
  for (const { option, token } of known) if (token !== undefined && wanted.has(option)) wanted.add(token);
  const entries = known.flatMap(({ option }, position) =>
    wanted.has(option) ? [[option, secretMark(position)] as const] : [],
  );
  return { options: Object.fromEntries(entries), variables: known.map(({ env }) => env[0] ?? 'API_KEY') };
}
