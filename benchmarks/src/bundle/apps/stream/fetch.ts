import { EventSourceParserStream } from 'eventsource-parser/stream';

const { body } = await fetch('https://api.cloud.llamaindex.ai/api/v1/chat/ses-abc123/messages/stream', {
  method: 'POST',
  headers: { authorization: 'Bearer My API Key', 'content-type': 'application/json' },
  body: JSON.stringify({ index_ids: ['idx-abc123'], prompt: 'How did revenue develop?' }),
});
const events = body?.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
if (events) for await (const event of events) console.log(JSON.parse(event.data));
