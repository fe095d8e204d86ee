import type { CheckRequest, FindProblems, ReadingNotes } from '../spec/check/check-text.ts';
import { answerRequests } from './thread.ts';

answerRequests(async () => {
  const { checkText } = await import('../spec/check/check-text.ts');
  let check: Promise<FindProblems>;
  return async (request: CheckRequest | ReadingNotes) => {
    if (!('source' in request)) return (await check)(request);
    check = checkText(request);
    await check;
    return [];
  };
});
