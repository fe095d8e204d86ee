import type { paths } from '@llamacloud-prod/core/schema';
import createFetchClient from 'openapi-fetch';
import createClient from 'openapi-react-query';

const api = createClient(
  createFetchClient<paths>({
    baseUrl: 'https://api.cloud.llamaindex.ai',
    headers: { authorization: 'Bearer My API Key' },
  }),
);

export function App() {
  const params = { path: { session_id: 'ses-abc123' } };
  return <h1>{api.useQuery('get', '/api/v1/chat/{session_id}', { params }).data?.generated_title}</h1>;
}
