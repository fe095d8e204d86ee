import type { paths } from '@llamacloud-prod/core/schema';
import createClient from 'openapi-fetch';
import type { Prepare } from '../../harness/contender.ts';
import { type CallInput, callJob } from '../call-job.ts';

export const prepare: Prepare<CallInput> = (input) => {
  const client = createClient<paths>({ baseUrl: input.url, headers: { authorization: 'Bearer My API Key' } });
  const params = { path: { session_id: 'ses-abc123' } };
  return callJob(input, async () => (await client.GET('/api/v1/chat/{session_id}', { params })).data);
};
