import { type TextDelta, transcriptJob } from '../transcript-job.ts';

export const prepare = transcriptJob((deltas) => {
  let events: readonly TextDelta[] = [];
  for (const delta of deltas) events = [...events, delta];
  return events.map(({ content }) => content).join('').length;
});
