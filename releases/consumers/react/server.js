import { LlamaCloud } from '@llamacloud-prod/core';
import { betaChatRetrieveOptions, LlamaCloudProvider, useBetaChatRetrieve } from '@llamacloud-prod/react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

const client = new LlamaCloud();
const queryClient = new QueryClient();
const { session_id } = await client.beta.chat.create({ index_ids: ['idx-notes'] });
await queryClient.fetchQuery(betaChatRetrieveOptions(client, session_id));

function Status() {
  const { data } = useBetaChatRetrieve(session_id);
  return createElement('p', null, `${data?.events.length} events, bound to ${data?.index_ids}`);
}

const page = createElement(
  QueryClientProvider,
  { client: queryClient },
  createElement(LlamaCloudProvider, { client }, createElement(Status)),
);
console.log(renderToStaticMarkup(page));
queryClient.clear();
