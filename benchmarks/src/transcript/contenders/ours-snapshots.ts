import { createBetaChatStreamTranscript } from '@llamacloud-prod/core/beta/chat/turn';
import { transcriptJob } from '../transcript-job.ts';

export const prepare = transcriptJob((deltas) => {
  const transcript = createBetaChatStreamTranscript();
  let length = 0;
  for (const delta of deltas) {
    transcript.push(delta);
    const [part] = transcript.snapshot().turns[0]?.parts ?? [];
    length = part?.type === 'content' ? part.content.length : 0;
  }
  return length;
});
