import { streamJob } from '../stream-job.ts';

/** The least that can be done: decode, split at blank lines, parse. No specification of server-sent events is kept. */
export const prepare = streamJob(async (response, give) => {
  const decoder = new TextDecoder();
  const reader = response.body?.getReader();
  let rest = '';
  for (let result = await reader?.read(); result?.value; result = await reader?.read()) {
    const blocks = (rest + decoder.decode(result.value, { stream: true })).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) give(JSON.parse(block.slice('data: '.length)));
  }
});
