/** The call itself is wrong. */
export class GenerateError extends Error {
  override readonly name = 'GenerateError';
}
