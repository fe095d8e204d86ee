import { transcriptJob } from '../transcript-job.ts';

export const prepare = transcriptJob((deltas) => {
  let text = '';
  for (const { type, content } of deltas) if (type === 'text_delta') text += content;
  return text.length;
});
