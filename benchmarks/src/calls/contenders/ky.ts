import ky from 'ky';
import type { Prepare } from '../../harness/contender.ts';
import { type CallInput, callJob } from '../call-job.ts';

export const prepare: Prepare<CallInput> = (input) => {
  const client = ky.create({ prefix: input.url, headers: { authorization: 'Bearer My API Key' } });
  return callJob(input, () => client.get('api/v1/chat/ses-abc123').json<{ session_id: string }>());
};
