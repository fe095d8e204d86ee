import { enableCompileCache } from 'node:module';
import { parentPort } from 'node:worker_threads';
import type { SchemaSource } from './print-schema.ts';
import type { SchemaAnswer } from './schema-thread.ts';

enableCompileCache();
const loading = import('./print-schema.ts');
parentPort?.on('message', async (source: SchemaSource) => {
  parentPort?.postMessage(await answerTo(source));
});

async function answerTo(source: SchemaSource): Promise<SchemaAnswer> {
  try {
    const { printSchema } = await loading;
    return { files: await printSchema(source) };
  } catch (error) {
    return { error };
  }
}
