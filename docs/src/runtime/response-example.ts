import { ownProperty } from './own-property.ts';
import type { PageData, TypeData, View } from './page-data.ts';

/** Example text with the language that it is highlighted in. */
export interface Example {
  readonly text: string;
  readonly language: 'json' | 'http' | 'text';
}

/**
 * What a call gives back, as the view shows it: over HTTP a stream comes in its framing, and the command line prints a
 * page's items alone. Undefined where nothing comes back.
 */
export function responseExample(page: PageData, view: View): Example | undefined {
  const { example, items } = page.returns;
  if (example === undefined) return undefined;
  if (page.stream !== undefined) return streamExample(example, view === 'http' && page.stream.framing === 'sse');
  if (view !== 'cli' || items?.property === undefined) return { text: example, language: 'json' };
  const shown = [items.property].flat().reduce<unknown>(ownProperty, JSON.parse(example)) ?? [];
  return { text: JSON.stringify(shown, undefined, 2), language: 'json' };
}

/** @see https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream */
function streamExample(lines: string, isFramed: boolean): Example {
  if (!isFramed) return { text: lines, language: 'json' };
  return { text: lines.replace(/^/gm, 'data: ').replaceAll('\n', '\n\n'), language: 'text' };
}

/** Form of what a call gives back, as the view shows it. */
export function returnType(page: PageData, view: View): TypeData | undefined {
  const { type, items } = page.returns;
  return view === 'cli' && items !== undefined ? { kind: 'array', items: items.type } : type;
}
