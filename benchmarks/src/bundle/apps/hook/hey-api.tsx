import { useQuery } from '@tanstack/react-query';
import { getFullSessionApiV1ChatSessionIdGetOptions } from '../../../../.cache/peers/hey-api/@tanstack/react-query.gen.ts';

export function App() {
  const options = { auth: 'My API Key', path: { session_id: 'ses-abc123' } };
  return <h1>{useQuery(getFullSessionApiV1ChatSessionIdGetOptions(options)).data?.generated_title}</h1>;
}
