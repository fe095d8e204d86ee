import { createParser } from 'eventsource-parser';
import { streamJob } from '../stream-job.ts';

export const prepare = streamJob(async (response, give) => {
  const decoder = new TextDecoder();
  const reader = response.body?.getReader();
  const parser = createParser({ onEvent: ({ data }) => give(JSON.parse(data)) });
  for (let result = await reader?.read(); result?.value; result = await reader?.read()) {
    parser.feed(decoder.decode(result.value, { stream: true }));
  }
});
