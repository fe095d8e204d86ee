import { LlamaCloud } from '@llamacloud-prod/core';
import { validate } from '@llamacloud-prod/core/validate';
import type { Prepare } from '../../harness/contender.ts';
import { type CallInput, callJob } from '../call-job.ts';

export const prepare: Prepare<CallInput> = (input) => {
  const client = new LlamaCloud({ apiKey: 'My API Key', baseURL: input.url, validate });
  return callJob(input, () => client.beta.chat.retrieve('ses-abc123'));
};
