import { readFile } from 'node:fs/promises';
import type { Manifest } from './starters/manifests.ts';

/** The manifest of the generator. */
export async function readOwnManifest(): Promise<Manifest> {
  return JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8')) as Manifest;
}
