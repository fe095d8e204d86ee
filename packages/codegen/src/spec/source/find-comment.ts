import { endOfString } from './end-of-string.ts';

/**
 * Finds the first comment in a text that would be JSON without comments and commas before closing brackets.
 *
 * @returns Its offset. Undefined where the text is something else, such as YAML.
 */
export function findComment(text: string): number | undefined {
  const [bare, first] = withoutComments(text);
  if (first === undefined) return undefined;
  try {
    JSON.parse(bare.replace(/,(?=\s*[}\]])/g, ''));
  } catch {
    return undefined;
  }
  return first;
}

function withoutComments(text: string): readonly [bare: string, firstComment: number | undefined] {
  const starts = /"|\/\/|\/\*/g;
  let bare = '';
  let first: number | undefined;
  let position = 0;
  for (let start = starts.exec(text); start !== null; start = starts.exec(text)) {
    const isString = start[0] === '"';
    const end = isString ? endOfString(text, start.index) + 1 : endOfComment(text, start);
    // Without an end it is no JSON.
    if (end <= 0) break;
    bare += text.slice(position, isString ? end : start.index);
    if (!isString) first ??= start.index;
    position = end;
    starts.lastIndex = end;
  }
  return [bare + text.slice(position), first];
}

function endOfComment(text: string, { 0: opening, index }: RegExpExecArray): number {
  if (opening === '/*') {
    const end = text.indexOf('*/', index + 2);
    return end === -1 ? -1 : end + 2;
  }
  const end = text.indexOf('\n', index);
  return end === -1 ? text.length : end;
}
