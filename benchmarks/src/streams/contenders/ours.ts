import { LlamaCloud } from '@llamacloud-prod/core';
import { streamJob } from '../stream-job.ts';

export const prepare = streamJob(async (response, give) => {
  const client = new LlamaCloud({ apiKey: 'My API Key', fetch: async () => response });
  const question = { index_ids: ['idx-abc123'], prompt: 'How did revenue develop?' };
  for await (const event of client.beta.chat.stream('ses-abc123', question)) give(event);
});
