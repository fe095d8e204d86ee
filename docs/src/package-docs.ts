import { fileURLToPath } from 'node:url';
import type { StarlightPlugin } from '@astrojs/starlight/types';
import { createStarlightTypeDocPlugin } from 'starlight-typedoc';

/** The entry points that TypeDoc documents: as they are imported, and where they stand in the workspace. */
const documented = [
  { name: 'core', entryPoint: 'core/src/generated/index.ts' },
  { name: 'core/beta/chat', entryPoint: 'core/src/generated/resources/beta/chat.ts' },
  { name: 'react', entryPoint: 'react/src/generated/index.ts' },
  { name: 'emulator', entryPoint: 'emulator/src/index.ts' },
  { name: 'codegen', entryPoint: 'codegen/src/index.ts' },
];

/** An entry point in the sidebar. Its exports are filled in when TypeDoc has run. */
interface PackageGroup {
  readonly label: string;
  readonly collapsed: true;
  readonly items: (
    | ReturnType<typeof createStarlightTypeDocPlugin>[1]
    | { readonly label: string; readonly link: string }
  )[];
}

/** One TypeDoc run for each entry point, read from its source, and the groups that stand for them in the sidebar. */
export function packagePlugins(): { readonly plugins: StarlightPlugin[]; readonly sidebar: PackageGroup[] } {
  const packages = fileURLToPath(new URL('../../packages/', import.meta.url));
  const runs = documented.map(({ name, entryPoint }) => {
    const [createPlugin, group] = createStarlightTypeDocPlugin();
    const plugin = createPlugin({
      entryPoints: [packages + entryPoint],
      tsconfig: `${packages}${entryPoint.split('/')[0]}/tsconfig.json`,
      output: `api/${name}`,
      sidebar: { label: 'Exports' },
      // Types are checked elsewhere, by the compiler that the workspace builds with.
      typeDoc: {
        name: `@llamacloud-prod/${name}`,
        entryFileName: 'index',
        skipErrorChecking: true,
        disableSources: true,
      },
    });
    const overview = { label: 'Overview', link: `/api/${name}/` };
    return {
      plugin,
      group: { label: name, collapsed: true, items: [overview, group] } as const satisfies PackageGroup,
    };
  });
  return { plugins: runs.map(({ plugin }) => plugin), sidebar: runs.map(({ group }) => group) };
}
