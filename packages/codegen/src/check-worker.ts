import { answerRequests } from './thread.ts';

answerRequests(async () => {
  // Its library loads while the document is read.
  const [{ findProblems }] = await Promise.all([import('./spec/find-problems.ts'), import('@redocly/openapi-core')]);
  return findProblems;
});
