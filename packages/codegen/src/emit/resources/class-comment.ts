import type { Resource } from '../../model/types.ts';
import type { Code } from '../../print/code.ts';
import { docComment } from '../../print/doc-comment.ts';

/** Documentation of the class of a resource. */
export function classComment({ description, path }: Resource): Code {
  return docComment({ text: description ?? `The operations of \`${path.join('.')}\`.` });
}
