import { existsSync } from 'node:fs';
import starlight from '@astrojs/starlight';
import type { StarlightPlugin, StarlightUserConfig } from '@astrojs/starlight/types';
import type { AstroIntegration } from 'astro';
import { siteFacts } from '../site-facts.ts';

/** What a site has besides guides and reference. */
export interface ReferenceSiteOptions {
  /** Groups of the sidebar, after the reference. */
  readonly sidebar?: NonNullable<StarlightUserConfig['sidebar']>;
  readonly plugins?: StarlightPlugin[];
}

/**
 * A site of guides (`src/content/docs/guides`) and the reference of an API, whose data stands in `src/generated`. Every
 * page is also Markdown. It starts with `src/content/docs/index.md`, or else with a page made of the data. Where it is
 * published below a path, Astro's `base` names that; links of the guides are then best relative: `../streaming/`.
 *
 * @example
 * export default defineConfig({ integrations: referenceSite() });
 */
export function referenceSite({ sidebar = [], plugins = [] }: ReferenceSiteOptions = {}): AstroIntegration[] {
  const site = starlight({
    title: siteFacts.title,
    description: siteFacts.description,
    routeMiddleware: './src/runtime/route-data.ts',
    plugins,
    pagination: false,
    customCss: ['./src/runtime/styles/site.css'],
    // A line that goes on beyond the edge of a phone is not read.
    expressiveCode: { defaultProps: { wrap: true } },
    sidebar: [{ label: 'Guides', items: [{ autogenerate: { directory: 'guides' } }] }, ...sidebar],
  });
  return [referenceRoutes, site];
}

/** The routes of every site, and the modules below `routes/` that answer them. */
const routes = [
  ['/reference/[view]/[...slug]', 'reference.astro'],
  ['/reference/[view]/[...path].md', 'reference.md.ts'],
  ['/reference/index.json', 'reference-index.json.ts'],
  ['/[...path].md', 'content.md.ts'],
  ['/llms.txt', 'llms.txt.ts'],
  ['/llms-full.txt', 'llms-full.txt.ts'],
] as const;

/** What a site starts with that has no page for this of its own. */
const startRoutes = [
  ['/', 'start.astro'],
  ['/index.md', 'start.md.ts'],
] as const;

/** The icon of a site that has none of its own in `public`. */
const iconRoute = ['/favicon.svg', 'favicon.svg.ts'] as const;

const referenceRoutes: AstroIntegration = {
  name: 'reference-routes',
  hooks: {
    'astro:config:setup': ({ command, config, injectRoute, updateConfig }) => {
      // What stands in a folder above the site may be of other versions than the site's libraries mean.
      const isolated = { environments: { prerender: { resolve: { noExternal: true as const } } } };
      if (command === 'build') updateConfig({ vite: isolated });
      const hasStart = ['index.md', 'index.mdx'].some((name) =>
        existsSync(new URL(`content/docs/${name}`, config.srcDir)),
      );
      const hasIcon = existsSync(new URL('favicon.svg', config.publicDir));
      const all = [...routes, ...(hasStart ? [] : startRoutes), ...(hasIcon ? [] : [iconRoute])];
      for (const [pattern, module] of all) {
        injectRoute({ pattern, entrypoint: new URL(`routes/${module}`, import.meta.url), prerender: true });
      }
    },
  },
};
