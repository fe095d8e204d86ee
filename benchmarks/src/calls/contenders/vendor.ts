import { LlamaCloud } from '@llamaindex/llama-cloud';
import type { Prepare } from '../../harness/contender.ts';
import { type CallInput, callJob } from '../call-job.ts';

export const prepare: Prepare<CallInput> = (input) => {
  const client = new LlamaCloud({ apiKey: 'My API Key', baseURL: input.url });
  return callJob(input, () => client.beta.chat.retrieve('ses-abc123'));
};
