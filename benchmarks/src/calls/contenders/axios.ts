import axios from 'axios';
import type { Prepare } from '../../harness/contender.ts';
import { type CallInput, callJob } from '../call-job.ts';

export const prepare: Prepare<CallInput> = (input) => {
  const client = axios.create({ baseURL: input.url, headers: { authorization: 'Bearer My API Key' } });
  return callJob(input, async () => (await client.get<{ session_id: string }>('/api/v1/chat/ses-abc123')).data);
};
