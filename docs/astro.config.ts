import { defineConfig, passthroughImageService } from 'astro/config';
import { packagePlugins } from './src/package-docs.ts';
import { referenceSite } from './src/runtime/reference-site.ts';

const packages = packagePlugins();

export default defineConfig({
  // Where the site is published. Only the site map and the canonical links need it.
  ...(process.env.DOCS_SITE === undefined ? {} : { site: process.env.DOCS_SITE }),
  image: { service: passthroughImageService() },
  integrations: referenceSite({
    plugins: packages.plugins,
    sidebar: [
      { label: 'Benchmarks', link: '/benchmarks/' },
      { label: 'Packages', collapsed: true, items: packages.sidebar },
    ],
  }),
});
