import { readUIMessageStream, type UIMessageChunk } from 'ai';
import { type TextDelta, transcriptJob } from '../transcript-job.ts';

export const prepare = transcriptJob(async (deltas) => {
  let length = 0;
  for await (const { parts } of readUIMessageStream({ stream: chunksOf(deltas) })) {
    length = parts.reduce((sum, part) => sum + (part.type === 'text' ? part.text.length : 0), 0);
  }
  return length;
});

function chunksOf(deltas: readonly TextDelta[]): ReadableStream<UIMessageChunk> {
  const chunks = function* (): Generator<UIMessageChunk> {
    yield { type: 'start' };
    yield { type: 'text-start', id: 'text' };
    for (const { content } of deltas) yield { type: 'text-delta', id: 'text', delta: content };
    yield { type: 'text-end', id: 'text' };
    yield { type: 'finish' };
  };
  const each = chunks();
  return new ReadableStream({
    pull(controller) {
      const { done, value } = each.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
}
