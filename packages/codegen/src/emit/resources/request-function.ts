import type { Stream } from '../../model/stream.ts';
import type { Operation } from '../../model/types.ts';

/** The function of the runtime that sends a call, and the module that has it. */
export function requestFunction({ pagination, stream, streamed }: Operation): readonly [module: string, name: string] {
  if (pagination !== undefined) return ['pagination/request-page.ts', 'requestPage'];
  if (streamed !== undefined) return ['stream/request-streamable.ts', 'requestStreamable'];
  if (stream === undefined) return ['http/request.ts', 'request'];
  return streams[stream.framing];
}

const streams: Readonly<Record<Stream['framing'], readonly [module: string, name: string]>> = {
  sse: ['stream/request-stream.ts', 'requestStream'],
  jsonl: ['stream/request-json-lines.ts', 'requestJsonLines'],
  text: ['stream/request-text.ts', 'requestText'],
};
