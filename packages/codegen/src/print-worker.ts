import { enableCompileCache } from 'node:module';
import { type MessagePort, parentPort } from 'node:worker_threads';
import type { GeneratedFile } from './print/file.ts';
import type { PrintAnswer, PrintRequest } from './print-thread.ts';

enableCompileCache();
const loading = import('./printer.ts');
let last: Promise<void> = Promise.resolve();
// One after another: what is in work takes many times the room of what waits.
parentPort?.on('message', ({ request, port }: { readonly request: PrintRequest; readonly port: MessagePort }) => {
  last = last.then(async () => port.postMessage(await answerTo(request)));
});

async function answerTo(request: PrintRequest): Promise<PrintAnswer<GeneratedFile>> {
  try {
    const { printer } = await loading;
    const files = 'schema' in request ? printer.printSchema(request.schema) : printer.finishFiles(request.files);
    return { files: await files };
  } catch (error) {
    return { error };
  }
}
