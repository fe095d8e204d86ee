/** An environment variable, trimmed. Undefined where it is not set, blank, or where the runtime has none. */
export function readEnvironment(name: string): string | undefined {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  return process?.env?.[name]?.trim() || undefined;
}

/** Address of the page, which other addresses may be relative to. Undefined outside of browsers. */
export function pageAddress(): string | undefined {
  return (globalThis as { location?: { href: string } }).location?.href;
}

/** Whether this is a page in a browser, where a login cookie can stand in for a key. */
export function isBrowser(): boolean {
  return 'document' in globalThis;
}
