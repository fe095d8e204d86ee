import type { Operation } from '../../model/types.ts';

/** The function of the runtime that sends a call, and the module that has it. */
export function requestFunction({ pagination, stream }: Operation): readonly [module: string, name: string] {
  if (pagination !== undefined) return ['pagination/request-page.ts', 'requestPage'];
  if (stream === undefined) return ['http/request.ts', 'request'];
  return stream.framing === 'sse'
    ? ['stream/request-stream.ts', 'requestStream']
    : ['stream/request-json-lines.ts', 'requestJsonLines'];
}
