import { createClient } from '@llamacloud-prod/core';
import { LlamaCloudProvider, useBetaChatRetrieve } from '@llamacloud-prod/react';

const client = createClient({ apiKey: 'My API Key' });

function Title() {
  return <h1>{useBetaChatRetrieve('ses-abc123').data?.generated_title}</h1>;
}

export const App = () => (
  <LlamaCloudProvider client={client}>
    <Title />
  </LlamaCloudProvider>
);
