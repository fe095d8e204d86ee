import { answerRequests } from './thread.ts';

answerRequests(async () => {
  const { findProblems } = await import('./spec/find-problems.ts');
  return findProblems;
});
