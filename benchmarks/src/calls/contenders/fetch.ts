import type { Prepare } from '../../harness/contender.ts';
import { type CallInput, callJob } from '../call-job.ts';

export const prepare: Prepare<CallInput> = (input) => {
  const headers = { authorization: 'Bearer My API Key' };
  return callJob(input, async () => {
    const response = await fetch(`${input.url}/api/v1/chat/ses-abc123`, { headers });
    return (await response.json()) as { session_id: string };
  });
};
