/** Something in the file that has no counterpart here. */
export interface Finding {
  /** Keys from the top of the file. */
  readonly path: readonly string[];
  readonly message: string;
}

/** What a translation has found out, beside its value. */
export class Translation {
  readonly findings: Finding[] = [];
  /** Keys of what was translated, to those in the file. */
  readonly #sources = new Map<string, readonly string[]>();

  /** Notes that something is left out, and what to do. */
  leaveOut(path: readonly string[], message: string): void {
    this.findings.push({ path, message });
  }

  /** Notes where a translated value comes from. */
  place(path: readonly string[], source: readonly string[]): void {
    this.#sources.set(JSON.stringify(path), source);
  }

  /** The keys in the file for translated ones, or for those around them. */
  sourceOf(path: readonly (string | number)[]): readonly (string | number)[] {
    for (let length = path.length; length > 0; length -= 1) {
      const source = this.#sources.get(JSON.stringify(path.slice(0, length)));
      if (source !== undefined) return [...source, ...path.slice(length)];
    }
    return path;
  }
}

/** Names in such files are in snake case; in TypeScript they are in camel case. Empty where nothing of one is left. */
export function camelName(name: string): string {
  const camel = name
    .replace(/^[^A-Za-z\d$]+|[^A-Za-z\d$]+$/g, '')
    .replace(/[^A-Za-z\d$]+([A-Za-z\d$])/g, (_, letter: string) => letter.toUpperCase());
  return /^\d/.test(camel) ? `_${camel}` : camel;
}

/** Words that such generators write in capitals where a name begins with one. */
const initialisms = new Set(
  (
    '3ds ach acl ai api ats cpu crm db dns e2e eeoc gb gpu hd hris html http https id ip iso jsonl kb kyb kyc lfs mb mp3 mp4 ' +
    'nft saml sdk sku sms ss ssh sso url'
  ).split(' '),
);

/** `api_key` as `APIKey`. Empty where nothing of a name is left. */
export function pascalName(name: string): string {
  const words = name.replace(/([a-z\d])([A-Z])/g, '$1 $2').split(/[^A-Za-z\d]+/);
  return words
    .map((word) =>
      initialisms.has(word.toLowerCase()) ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1),
    )
    .join('');
}
