import type { Stream } from '../../model/stream.ts';
import { type Code, code, join, literalEntries } from '../../print/code.ts';

/**
 * What the events of a stream mean, for the runtime.
 *
 * @param history - Description of the operation that reads them again.
 */
export function streamDescription(
  { discriminator, done, turn, deltas, calls, history: stored }: Stream,
  history: Code | undefined,
): Code {
  const entries = literalEntries({
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
  });
  if (!stored || !history) return code`{ ${join(entries)} }`;
  const { property, params } = stored;
  const found = literalEntries({ property, params: params.length > 0 ? params : undefined });
  return code`{ ${join([...entries, code`history: { ${join([code`operation: ${history}`, ...found])} }`])} }`;
}
