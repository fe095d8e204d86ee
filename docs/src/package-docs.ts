import type { StarlightPlugin } from '@astrojs/starlight/types';
import { createStarlightTypeDocPlugin } from 'starlight-typedoc';
import { entryPoints } from './entry-points.ts';

/** An entry point in the sidebar. Its exports are filled in when TypeDoc has run. */
interface PackageGroup {
  readonly label: string;
  readonly collapsed: true;
  readonly items: (
    | ReturnType<typeof createStarlightTypeDocPlugin>[1]
    | { readonly label: string; readonly link: string }
  )[];
}

const titles: StarlightPlugin = {
  name: 'package-titles',
  hooks: {
    'config:setup': ({ addRouteMiddleware }) => addRouteMiddleware({ entrypoint: './src/package-titles.ts' }),
  },
};

/** One TypeDoc run for each entry point, read from its source, and the groups that stand for them in the sidebar. */
export function packagePlugins(): { readonly plugins: StarlightPlugin[]; readonly sidebar: PackageGroup[] } {
  const runs = entryPoints().map(({ name, source, tsconfig }) => {
    const [createPlugin, group] = createStarlightTypeDocPlugin();
    const plugin = createPlugin({
      entryPoints: [source],
      tsconfig,
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
  return { plugins: [...runs.map(({ plugin }) => plugin), titles], sidebar: runs.map(({ group }) => group) };
}
