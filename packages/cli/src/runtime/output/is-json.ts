/** Whether an answer is one JSON text, and not a stream of several. */
export function isJson({ headers }: Pick<Response, 'headers'>): boolean {
  return /[/+]json\s*(;|$)/i.test(headers.get('content-type') ?? '');
}
