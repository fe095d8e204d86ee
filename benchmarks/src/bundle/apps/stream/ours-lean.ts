import { createClient } from '@llamacloud-prod/core';
import { stream } from '@llamacloud-prod/core/beta/chat';

const client = createClient({ apiKey: 'My API Key' });
const question = { index_ids: ['idx-abc123'], prompt: 'How did revenue develop?' };
for await (const event of stream(client, 'ses-abc123', question)) console.log(event);
