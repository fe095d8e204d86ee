/** Markdown as an answer of a route. */
export function markdownResponse(text: string): Response {
  return new Response(`${text}\n`, { headers: { 'content-type': 'text/markdown; charset=utf-8' } });
}
