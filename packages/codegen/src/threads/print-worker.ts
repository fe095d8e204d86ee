import type { PrintRequest } from './print-thread.ts';
import { answerRequests } from './thread.ts';

answerRequests(async () => {
  const { printer } = await import('./printer.ts');
  return (request: PrintRequest) =>
    'schema' in request ? printer.printSchema(request.schema) : printer.finishFiles(request.files);
});
