import { exampleCredentials } from '../model/call-shape.ts';
import type { ClientModel, Credential } from '../model/client-model.ts';

const plainWord = /^[\w@%+=:,./-]+$/;

/** A word of a command line that a POSIX shell reads as exactly this text. Invisible characters become spaces. */
export function shellWord(text: string): string {
  const visible = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) => (character === '\n' ? '\n' : ' '));
  return plainWord.test(visible) ? visible : `'${visible.replaceAll("'", `'\\''`)}'`;
}

/** A word in double quotes, in which only the named variables are put in. `parts` are texts and variables by turns. */
export function shellTemplate(parts: readonly ({ readonly text: string } | { readonly variable: string })[]): string {
  const inner = parts.map((part, position) => {
    const next = parts[position + 1];
    const isOpenEnded = next !== undefined && (!('text' in next) || /^\w/.test(next.text));
    if ('variable' in part) return isOpenEnded ? `\${${part.variable}}` : `$${part.variable}`;
    return part.text.replace(/[\p{C}]/gu, ' ').replace(/["$`\\]/g, '\\$&');
  });
  return `"${inner.join('')}"`;
}

/** A name as an environment variable: `session_id` as `SESSION_ID`. */
export function variableName(name: string): string {
  const upper = name.replace(/\W+/g, '_').toUpperCase();
  return /^\d/.test(upper) ? `_${upper}` : upper || 'VALUE';
}

/** A command over several lines, one part each. */
export function shellLines(parts: readonly string[]): string {
  return parts.join(' \\\n  ');
}

/** Sets the variables that hold what lets a client in. */
export function shellKeys(client: ClientModel): readonly string[] {
  return exampleCredentials(client).map((credential) => `export ${keyVariable(credential)}='My API Key'`);
}

/** The environment variable that examples read a credential from. */
export function keyVariable({ env }: Credential): string {
  return variableName(env[0] ?? 'API_KEY');
}
