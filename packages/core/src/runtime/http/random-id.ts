/** 128 random bits. Unlike `crypto.randomUUID`, pages without TLS have them too. */
export function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');
}
