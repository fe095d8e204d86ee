import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where the configuration of a workspace stands, below its root. */
export const configPath = join('openapi', 'sdk.yaml');

/** The nearest folder, here or above, that has a configuration in its place. */
export function findWorkspace(from: string): string | undefined {
  if (existsSync(join(from, configPath))) return from;
  const parent = dirname(from);
  return parent === from ? undefined : findWorkspace(parent);
}
