import { answerRequests } from './thread.ts';

answerRequests(async () => {
  const { findProblems } = await import('../spec/check/find-problems.ts');
  return findProblems;
});
