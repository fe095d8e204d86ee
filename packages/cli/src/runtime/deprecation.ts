/** The text of a command or of a flag, with a word before it where the API advises against its use. */
export function markDeprecated({ deprecated }: { readonly deprecated?: true }, text: string | undefined): string {
  return [deprecated && 'Deprecated.', text].filter(Boolean).join(' ');
}
