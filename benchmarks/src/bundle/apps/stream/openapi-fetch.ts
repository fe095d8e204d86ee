import type { paths } from '@llamacloud-prod/core/schema';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import createClient from 'openapi-fetch';

const client = createClient<paths>({
  baseUrl: 'https://api.cloud.llamaindex.ai',
  headers: { authorization: 'Bearer My API Key' },
});
const { data } = await client.POST('/api/v1/chat/{session_id}/messages/stream', {
  params: { path: { session_id: 'ses-abc123' } },
  body: { index_ids: ['idx-abc123'], prompt: 'How did revenue develop?' },
  parseAs: 'stream',
});
const events = data?.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
if (events) for await (const event of events) console.log(JSON.parse(event.data));
