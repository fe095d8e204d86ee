import { client } from '../../../.cache/peers/hey-api/client.gen.ts';
import { getFullSessionApiV1ChatSessionIdGet } from '../../../.cache/peers/hey-api/sdk.gen.ts';
import type { Prepare } from '../../harness/contender.ts';
import { type CallInput, callJob } from '../call-job.ts';

export const prepare: Prepare<CallInput> = (input) => {
  client.setConfig({ baseUrl: input.url, auth: 'My API Key' });
  const path = { session_id: 'ses-abc123' };
  return callJob(input, async () => (await getFullSessionApiV1ChatSessionIdGet({ path })).data);
};
