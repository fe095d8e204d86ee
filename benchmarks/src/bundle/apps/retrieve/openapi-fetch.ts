import type { paths } from '@llamacloud-prod/core/schema';
import createClient from 'openapi-fetch';

const client = createClient<paths>({
  baseUrl: 'https://api.cloud.llamaindex.ai',
  headers: { authorization: 'Bearer My API Key' },
});
const { data } = await client.GET('/api/v1/chat/{session_id}', { params: { path: { session_id: 'ses-abc123' } } });
console.log(data);
