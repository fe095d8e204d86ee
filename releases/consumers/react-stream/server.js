import { LlamaCloud } from '@llamacloud-prod/core';
import { LlamaCloudProvider, useBetaChatStream } from '@llamacloud-prod/react/stream';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

const client = new LlamaCloud();
const { session_id } = await client.beta.chat.create({ index_ids: ['idx-notes'] });
const question = { index_ids: ['idx-notes'], prompt: 'Why is generated code checked in?' };
const stream = await client.beta.chat.stream(session_id, question);
await stream.finalEvent();
const { events } = await client.beta.chat.retrieve(session_id);

function Conversation() {
  const { turns, status } = useBetaChatStream(session_id, { history: events });
  return createElement('p', null, `${turns.length} turn, ${status}: ${turns[0]?.input?.content}`);
}

console.log(renderToStaticMarkup(createElement(LlamaCloudProvider, { client }, createElement(Conversation))));
