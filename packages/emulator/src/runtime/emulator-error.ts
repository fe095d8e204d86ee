/** The emulator cannot start with what it was given. The message says what is wrong, where, and what to do. */
export class EmulatorError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EmulatorError';
  }
}
