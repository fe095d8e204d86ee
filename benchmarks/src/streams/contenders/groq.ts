import { Stream } from 'groq-sdk/core/streaming';
import { streamJob } from '../stream-job.ts';

export const prepare = streamJob(async (response, give) => {
  for await (const event of Stream.fromSSEResponse(response, new AbortController())) give(event);
});
