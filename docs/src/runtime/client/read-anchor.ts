/** The anchor that the hash of an address names. What people type may be no code: it is taken as it stands. */
export function readAnchor(hash: string): string {
  const text = hash.slice(1);
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
