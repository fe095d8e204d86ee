import type { ClientModel } from '../model/client-model.ts';
import type { Report } from './change.ts';

type Access = Pick<ClientModel, 'auth' | 'credentials'>;

/** Compares the options beside the key that let a client in, and which of them have to be given together. */
export function compareCredentials(before: Access, after: Access, place: string, report: Report): void {
  compareOptions(before, after, place, report);
  compareWays(before, after, place, report);
  const [old, young] = [before.credentials, after.credentials];
  if (old && !young) report('breaking', place, `The type \`${old.optionsName}\` is gone.`);
  if (old?.token && young?.token && JSON.stringify(old.token) !== JSON.stringify(young.token)) {
    report('fix', place, 'The token is got in another way.');
  }
}

function compareOptions(before: Access, after: Access, place: string, report: Report): void {
  const [old, young] = [optionsOf(before), optionsOf(after)];
  for (const [option, { env, auth }] of old) {
    const now = young.get(option);
    if (now === undefined) {
      report('breaking', place, `The option \`${option}\` is gone.`);
      continue;
    }
    const [was, is] = [env.join(', '), now.env.join(', ')];
    if (was !== is) report('breaking', place, `The variable for \`${option}\` was \`${was}\` and is \`${is}\`.`);
    if (JSON.stringify(auth) !== JSON.stringify(now.auth)) {
      report('fix', place, `The option \`${option}\` is sent in another way.`);
    }
  }
  for (const option of young.keys()) {
    if (!old.has(option)) report('feature', place, `The option \`${option}\` is new.`);
  }
}

/** What becomes of the key is told by itself. */
function optionsOf({ credentials }: Access) {
  const others = credentials?.options.filter(({ option }) => option !== 'apiKey') ?? [];
  return new Map(others.map((credential) => [credential.option, credential]));
}

function compareWays(before: Access, after: Access, place: string, report: Report): void {
  // That a client takes a key at all, or no longer does, is told by itself.
  if (!before.auth || !after.auth) return;
  const [old, young] = [waysOf(before), waysOf(after)];
  for (const way of old) {
    if (!letsIn(young, way)) report('breaking', place, `A client is no longer let in ${by(way)}.`);
  }
  for (const way of young) {
    if (!letsIn(old, way)) report('feature', place, `A client is let in ${by(way)} now.`);
  }
}

/** Options that have to be given together, each way once; nothing has to be given where the only way is empty. */
function waysOf({ credentials }: Access): readonly (readonly string[])[] {
  if (credentials === undefined) return [['apiKey']];
  return credentials.ways.length > 0 ? credentials.ways : [[]];
}

function letsIn(ways: readonly (readonly string[])[], given: readonly string[]): boolean {
  return ways.some((way) => way.every((option) => given.includes(option)));
}

function by(way: readonly string[]): string {
  return way.length > 0 ? `by ${way.map((option) => `\`${option}\``).join(' and ')}` : 'without credentials';
}
