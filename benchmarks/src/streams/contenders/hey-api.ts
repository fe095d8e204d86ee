import { createClient } from '../../../.cache/peers/hey-api/client/index.ts';
import { streamMessagesApiV1ChatSessionIdMessagesStreamPost } from '../../../.cache/peers/hey-api/sdk.gen.ts';
import { streamJob } from '../stream-job.ts';

export const prepare = streamJob(async (response, give) => {
  const { stream } = await streamMessagesApiV1ChatSessionIdMessagesStreamPost({
    client: createClient({ baseUrl: 'http://127.0.0.1', fetch: async () => response }),
    path: { session_id: 'ses-abc123' },
    body: { index_ids: ['idx-abc123'], prompt: 'How did revenue develop?' },
  });
  for await (const event of stream) give(event);
});
