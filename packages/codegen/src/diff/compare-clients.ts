import type { ClientModel } from '../model/client-model.ts';
import type { ApiModel } from '../model/types.ts';
import type { ChangeLevel, Report } from './change.ts';
import { compareCredentials } from './compare-credentials.ts';

/** Something that users write or set once for the whole client, and what a change of it is called. */
type Fact = readonly [level: ChangeLevel, name: string, of: (client: ClientModel) => string];

const facts: readonly Fact[] = [
  ['breaking', 'class', ({ className }) => className],
  ['breaking', 'scope of the packages', ({ scope }) => scope],
  ['breaking', 'command', ({ binary }) => binary],
  ['breaking', 'variable for the key', ({ env }) => env.apiKey.join(', ')],
  ['breaking', 'variable for the address', ({ env }) => env.baseURL],
];

/** Compares what the whole client is called, where it calls, and how it is let in. */
export function compareClients(before: ApiModel, after: ApiModel, report: Report): void {
  const place = 'client';
  for (const [level, name, of] of facts) {
    const [old, young] = [of(before.client), of(after.client)];
    if (old !== young) report(level, place, `The ${name} was \`${old}\` and is \`${young}\`.`);
  }
  const [old, young] = [before, after].map(({ servers }) => servers[0]?.url);
  if (young !== undefined && old !== young) report('fix', place, `The address is \`${young}\` now.`);
  compareCredentials(before.client, after.client, place, report);
  const [oldAuth, youngAuth] = [before, after].map(({ client }) => JSON.stringify(client.auth));
  if (oldAuth === youngAuth) return;
  if (youngAuth === undefined) report('fix', place, 'Takes no key any more.');
  else if (oldAuth === undefined) report('feature', place, 'Takes a key now.');
  else report('fix', place, 'The key is sent in another way.');
}
