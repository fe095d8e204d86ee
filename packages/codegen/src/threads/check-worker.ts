import type { CheckRequest, FindProblems, ReadingNotes } from '../spec/check/find-problems.ts';
import { answerRequests } from './thread.ts';

answerRequests(async () => {
  const { checkText } = await import('../spec/check/find-problems.ts');
  let check: Promise<FindProblems>;
  return async (request: CheckRequest | ReadingNotes) => {
    if (!('source' in request)) return (await check)(request);
    check = checkText(request);
    await check;
    return [];
  };
});
