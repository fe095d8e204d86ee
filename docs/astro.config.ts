import starlight from '@astrojs/starlight';
import { defineConfig, passthroughImageService } from 'astro/config';
import { packagePlugins } from './src/package-docs.ts';
import { siteDescription, siteTitle } from './src/site-facts.ts';

const packages = packagePlugins();

export default defineConfig({
  // Where the site is published. Only the site map and the canonical links need it.
  ...(process.env.DOCS_SITE === undefined ? {} : { site: process.env.DOCS_SITE }),
  image: { service: passthroughImageService() },
  integrations: [
    starlight({
      title: siteTitle,
      description: siteDescription,
      routeMiddleware: './src/route-data.ts',
      plugins: packages.plugins,
      pagination: false,
      customCss: ['./src/styles/site.css'],
      // A line that goes on beyond the edge of a phone is not read.
      expressiveCode: { defaultProps: { wrap: true } },
      sidebar: [
        { label: 'Guides', items: [{ autogenerate: { directory: 'guides' } }] },
        { label: 'Benchmarks', link: '/benchmarks/' },
        { label: 'Packages', collapsed: true, items: packages.sidebar },
      ],
    }),
  ],
});
