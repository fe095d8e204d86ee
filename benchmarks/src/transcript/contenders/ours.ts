import { createBetaChatStreamTranscript } from '@llamacloud-prod/core/beta/chat/turn';
import { transcriptJob } from '../transcript-job.ts';

export const prepare = transcriptJob((deltas) => {
  const transcript = createBetaChatStreamTranscript();
  for (const delta of deltas) transcript.push(delta);
  const [part] = transcript.snapshot().turns[0]?.parts ?? [];
  return part?.type === 'content' ? part.content.length : 0;
});
