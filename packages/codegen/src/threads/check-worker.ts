import type { CheckedText, CheckRequest, ReadingNotes } from '../spec/check/check-text.ts';
import { answerRequests } from './thread.ts';

answerRequests(async () => {
  const { checkText } = await import('../spec/check/check-text.ts');
  let check: Promise<CheckedText>;
  let earlier: CheckedText | undefined;
  return async (request: CheckRequest | ReadingNotes) => {
    if (!('source' in request)) return (await check).findProblems(request);
    check = checkText(request, earlier);
    earlier = await check;
    return [];
  };
});
