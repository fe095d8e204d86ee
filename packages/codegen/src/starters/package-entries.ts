import { webhooksModule } from '../model/build/choose-modules.ts';
import { followsTurns } from '../model/call-shape.ts';
import { allResources, hasModule } from '../model/resource-tree.ts';
import type { ApiModel } from '../model/types.ts';
import { coreEntries } from '../output/output-layout.ts';
import type { FamilyPackage } from '../targets.ts';

/** The subpaths of a package and the modules behind them, below `src/` and without extension. */
export function entriesOf(
  name: FamilyPackage,
  model: ApiModel,
): readonly (readonly [subpath: string, module: string])[] {
  if (name === 'cli' || name === 'docs') return [];
  if (name === 'emulator') return [['.', 'index']];
  if (name === 'react') {
    const stream = ['./stream', 'generated/stream'] as const;
    return [['.', 'generated/index'], ...(model.operations.some(followsTurns) ? [stream] : [])];
  }
  const modules = allResources(model.resources)
    .filter(hasModule)
    .flatMap(({ modulePath, turnModulePath }) => [
      modulePath,
      ...(turnModulePath === undefined ? [] : [turnModulePath]),
    ]);
  const given = [...coreEntries].filter(([subpath]) => subpath !== webhooksModule || model.webhooks !== undefined);
  const others = given.map(([subpath, module]) => {
    return [subpath === '.' ? subpath : `./${subpath}`, module] as const;
  });
  return [...others, ...modules.map((path) => [`./${path}`, `generated/resources/${path}`] as const)];
}
