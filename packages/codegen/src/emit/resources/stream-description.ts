import type { Json } from '../../json.ts';
import type { Stream } from '../../model/stream.ts';
import { type Code, code, join, literal, objectKey } from '../../print/code.ts';

/**
 * What the events of a stream mean, for the runtime.
 *
 * @param history - Description of the operation that reads them again.
 */
export function streamDescription(
  { discriminator, done, turn, deltas, calls, history: stored }: Stream,
  history: Code | undefined,
): Code {
  const data: Readonly<Record<string, Json | undefined>> = {
    discriminator,
    ends: turn?.ends,
    done,
    fails: turn?.fails && { ...turn.fails },
    usage: turn?.usage,
    starts: turn && { ...turn.starts },
    answers: turn?.answers,
    deltas:
      deltas.length > 0 ? Object.fromEntries(deltas.map(({ delta, ...form }) => [delta, { ...form }])) : undefined,
    calls: calls && { ...calls },
  };
  const entries = Object.entries(data).flatMap(([name, value]) => {
    return value === undefined ? [] : [code`${objectKey(name)}: ${literal(value)}`];
  });
  if (stored && history) {
    const params = stored.params.length > 0 ? code`, params: ${literal(stored.params)}` : code``;
    entries.push(code`history: { operation: ${history}, property: ${literal(stored.property)}${params} }`);
  }
  return code`{ ${join(entries)} }`;
}
