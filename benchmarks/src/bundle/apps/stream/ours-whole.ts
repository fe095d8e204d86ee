import { LlamaCloud } from '@llamacloud-prod/core';

const client = new LlamaCloud({ apiKey: 'My API Key' });
const question = { index_ids: ['idx-abc123'], prompt: 'How did revenue develop?' };
for await (const event of client.beta.chat.stream('ses-abc123', question)) console.log(event);
