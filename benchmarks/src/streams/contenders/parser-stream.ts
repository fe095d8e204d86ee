import { EventSourceParserStream } from 'eventsource-parser/stream';
import { streamJob } from '../stream-job.ts';

export const prepare = streamJob(async (response, give) => {
  const events = response.body?.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
  if (events) for await (const { data } of events) give(JSON.parse(data));
});
