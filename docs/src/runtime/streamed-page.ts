import { codeSpan } from './markdown-print.ts';
import type { PageData, View } from './page-data.ts';

/** The page of a call as it is where that asks for a stream. Undefined where it cannot. */
export function streamedPage({ streamed, ...page }: PageData): PageData | undefined {
  return streamed && { ...page, ...streamed };
}

/** The call as code where it asks for a stream. Undefined where it is the same as any. */
export function streamedSignature({ streamed, views }: PageData, view: View): string | undefined {
  const signature = streamed?.views[view].signature;
  return signature === views[view].signature ? undefined : signature;
}

/** How the stream is asked for, in Markdown. */
export function streamedNote({ streamed, parameters }: PageData, view: View): string {
  const flag = streamed?.flag ?? '';
  const parameter = parameters.find(({ in: place, name }) => place === 'body' && name === flag);
  const asking = view === 'cli' ? `--${parameter?.flag ?? `body.${flag}`}` : `${parameter?.argument ?? flag}: true`;
  return `With ${codeSpan(asking)} the answer comes item by item.`;
}
