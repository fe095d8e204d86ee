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
  const named = parameters.filter(({ name }) => name === flag);
  const parameter = named.find((each) => each.in === 'body') ?? named.find((each) => each.in === 'query');
  const inCode = `${parameter?.argument ?? flag}: true`;
  const inHttp = parameter?.in === 'query' ? `${flag}=true` : inCode;
  const forms = { cli: `--${parameter?.flag ?? `body.${flag}`}`, http: inHttp, typescript: inCode, react: inCode };
  return `With ${codeSpan(forms[view])} the answer comes item by item.`;
}
