import { fileURLToPath } from 'node:url';
import type { StarlightPlugin } from '@astrojs/starlight/types';
import { createStarlightTypeDocPlugin } from 'starlight-typedoc';

/** The packages whose exports TypeDoc documents, each with its entry points. */
const documented = [
  { name: 'core', entryPoints: ['src/generated/index.ts', 'src/generated/resources/beta/chat.ts'] },
  { name: 'react', entryPoints: ['src/generated/index.ts'] },
  { name: 'emulator', entryPoints: ['src/index.ts'] },
  { name: 'codegen', entryPoints: ['src/index.ts'] },
];

type SidebarGroup = ReturnType<typeof createStarlightTypeDocPlugin>[1];

/** One TypeDoc run for each package, read from its source, and the groups that stand for them in the sidebar. */
export function packagePlugins(): { readonly plugins: StarlightPlugin[]; readonly sidebar: SidebarGroup[] } {
  const runs = documented.map(({ name, entryPoints }) => {
    const folder = fileURLToPath(new URL(`../packages/${name}/`, import.meta.url));
    const [createPlugin, group] = createStarlightTypeDocPlugin();
    const plugin = createPlugin({
      entryPoints: entryPoints.map((entry) => folder + entry),
      tsconfig: `${folder}tsconfig.json`,
      output: `api/${name}`,
      sidebar: { label: name, collapsed: true },
      // Types are checked elsewhere, by the compiler that the workspace builds with.
      typeDoc: { entryFileName: 'index', skipErrorChecking: true, disableSources: true },
    });
    return { plugin, group };
  });
  return { plugins: runs.map(({ plugin }) => plugin), sidebar: runs.map(({ group }) => group) };
}
