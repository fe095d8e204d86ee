import { streamMessagesApiV1ChatSessionIdMessagesStreamPost } from '../../../../.cache/peers/hey-api/sdk.gen.ts';

const { stream } = await streamMessagesApiV1ChatSessionIdMessagesStreamPost({
  auth: 'My API Key',
  path: { session_id: 'ses-abc123' },
  body: { index_ids: ['idx-abc123'], prompt: 'How did revenue develop?' },
});
for await (const event of stream) console.log(event);
