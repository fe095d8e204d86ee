/** Whether a media type is JSON: one JSON text, whatever its suffix and its parameters. */
export function isJson(mediaType: string): boolean {
  return /[/+]json\s*(;|$)/i.test(mediaType);
}
