import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { clientOptions } from '../client-options.ts';
import type { CommandLine, ListReference } from '../command.ts';
import { sendCall } from '../send-call.ts';
import { type Settings, secretsIn } from '../settings.ts';
import type { ListValues } from './candidates.ts';

/** A user waits for this with a finger on the key. */
const deadlineMs = 1_500;
const keptMs = 60_000;

/**
 * Lists values by calling the list command that knows them. Only its first page is read, in little time, and it is
 * kept for a minute. No failure is told: a completion has no place for it.
 *
 * @param settings - Those of the command line that is being completed.
 */
export function valueLister({ binary }: CommandLine, settings: Settings, environment: NodeJS.ProcessEnv): ListValues {
  return async ({ choices }, _command, siblings) => {
    const source = choices && siblings.find(({ name }) => name === choices.command);
    if (choices === undefined || source === undefined) return [];
    const path = cachePath(binary, environment, [
      settings.baseURL,
      ...Object.values(secretsIn(settings)),
      source.path,
      choices.property,
    ]);
    const kept = readKept(path);
    if (kept) return kept;
    try {
      const signal = AbortSignal.timeout(deadlineMs);
      const parameters = source.flags.length > 0 ? {} : undefined;
      const options = await clientOptions({ ...settings, maxRetries: 0 });
      const { answer } = await sendCall(source, { path: [], parameters }, options, signal);
      const values = valuesOf(await (answer as PromiseLike<{ readonly items?: unknown }>), choices);
      keep(path, values);
      return values;
    } catch {
      return [];
    }
  };
}

function valuesOf({ items }: { readonly items?: unknown }, { property }: ListReference): readonly string[] {
  if (!Array.isArray(items)) return [];
  const values = items.map((item: unknown) => (item as Record<string, unknown> | null)?.[property]);
  return values.filter((value) => typeof value === 'string');
}

/** The name tells nothing of the key. */
function cachePath(binary: string, environment: NodeJS.ProcessEnv, facts: readonly string[]): string {
  const home = environment.HOME ?? environment.USERPROFILE ?? homedir();
  const folder = environment.XDG_CACHE_HOME || join(home, '.cache');
  const name = createHash('sha256').update(facts.join('\0')).digest('hex').slice(0, 32);
  return join(folder, binary, `${name}.json`);
}

function readKept(path: string): readonly string[] | undefined {
  try {
    const { atMs, values } = JSON.parse(readFileSync(path, 'utf8'));
    const isFresh = Math.abs(Date.now() - atMs) < keptMs && Array.isArray(values);
    return isFresh ? values.filter((value: unknown) => typeof value === 'string') : undefined;
  } catch {
    return undefined;
  }
}

function keep(path: string, values: readonly string[]): void {
  try {
    mkdirSync(join(path, '..'), { recursive: true, mode: 0o700 });
    writeFileSync(path, JSON.stringify({ atMs: Date.now(), values }), { mode: 0o600 });
  } catch {
    // Without a place to keep them they are asked for again.
  }
}
