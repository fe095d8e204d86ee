import { type Json, ownValue } from '../../../json.ts';
import type { Transform } from '../sdk-config.ts';
import type { Translation } from './translation.ts';

/** Changes of the document, in the order of the file. A list of targets is a change for each. */
export function readTransforms(transforms: Json | undefined, translation: Translation): readonly Transform[] {
  return (Array.isArray(transforms) ? transforms : []).flatMap((transform, index) => {
    const path = ['openapi', 'transforms', String(index)];
    const changes = readTransform(transform, path);
    if (changes.length === 0)
      translation.leaveOut(path, 'The change is not understood. Write it as an OpenAPI Overlay: --overlay.');
    return changes;
  });
}

function readTransform(transform: Json, path: readonly string[]): readonly Transform[] {
  const given = ownValue(transform, 'args');
  const targets = [ownValue(given, 'target') ?? []].flat().filter((target) => typeof target === 'string');
  const keys = [ownValue(given, 'keys') ?? []].flat().filter((key) => typeof key === 'string');
  const value = ownValue(given, 'value') ?? ownValue(given, 'object');
  const all = (change: Transform['change']): readonly Transform[] => {
    if (change === 'remove') {
      const places =
        keys.length === 0
          ? targets
          : targets.flatMap((target) => keys.map((key) => `${target}[${JSON.stringify(key)}]`));
      return places.map((target) => ({ target, change, path }));
    }
    return value === undefined ? [] : targets.map((target) => ({ target, change, value, path }));
  };
  switch (ownValue(transform, 'command')) {
    case 'remove':
      return all('remove');
    case 'update':
      return all('replace');
    case 'merge':
    case 'append':
      return all('merge');
    default:
      return [];
  }
}
