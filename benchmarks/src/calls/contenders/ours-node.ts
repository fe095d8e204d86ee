import { LlamaCloud } from '@llamacloud-prod/core';
import { nodeFetch } from '@llamacloud-prod/core/node';
import type { Prepare } from '../../harness/contender.ts';
import { type CallInput, callJob } from '../call-job.ts';

export const prepare: Prepare<CallInput> = (input) => {
  const client = new LlamaCloud({ apiKey: 'My API Key', baseURL: input.url, fetch: nodeFetch });
  return callJob(input, () => client.beta.chat.retrieve('ses-abc123'));
};
