/** Tells the server that nobody reads a body. */
export function discardBody(response: Response): void {
  // A body that has failed already has nothing left to cancel.
  response.body?.cancel().catch(() => undefined);
}
