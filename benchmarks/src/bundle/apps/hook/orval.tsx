import { useGetFullSessionApiV1ChatSessionIdGet } from '../../../../.cache/peers/orval/hooks.ts';

export function App() {
  const options = { fetch: { headers: { authorization: 'Bearer My API Key' } } };
  const { data } = useGetFullSessionApiV1ChatSessionIdGet('ses-abc123', undefined, options);
  return <h1>{data?.status === 200 ? data.data.generated_title : ''}</h1>;
}
