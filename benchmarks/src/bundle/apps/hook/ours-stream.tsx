import { createClient } from '@llamacloud-prod/core';
import { LlamaCloudProvider, useBetaChatStream } from '@llamacloud-prod/react/stream';

const client = createClient({ apiKey: 'My API Key' });

function Status() {
  return <p>{useBetaChatStream('ses-abc123').status}</p>;
}

export const App = () => (
  <LlamaCloudProvider client={client}>
    <Status />
  </LlamaCloudProvider>
);
