import type { ReactElement } from 'react';
import Markdown from 'react-markdown';

/**
 * An answer, which is Markdown. It may repeat what any document says: HTML is shown as text, links lead to web pages alone,
 * and images, which would make the browser ask another server, are left out.
 */
export function AnswerText({ text }: { text: string }): ReactElement {
  return <Markdown disallowedElements={['img']}>{text}</Markdown>;
}
