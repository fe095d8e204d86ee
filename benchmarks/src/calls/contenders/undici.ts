import { request } from 'undici';
import type { Prepare } from '../../harness/contender.ts';
import { type CallInput, callJob } from '../call-job.ts';

export const prepare: Prepare<CallInput> = (input) => {
  const headers = { authorization: 'Bearer My API Key' };
  return callJob(input, async () => {
    const { body } = await request(`${input.url}/api/v1/chat/ses-abc123`, { headers });
    return (await body.json()) as { session_id: string };
  });
};
