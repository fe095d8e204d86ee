import { defineConfig, passthroughImageService } from 'astro/config';
import { packagePlugins } from './src/package-docs.ts';
import { referenceSite } from './src/runtime/reference-site.ts';

const packages = packagePlugins();

/** Where the site is published, if it is: `https://docs.example.com/sdk`. */
const address = process.env.DOCS_SITE === undefined ? undefined : new URL(process.env.DOCS_SITE);

export default defineConfig({
  ...(address && { site: address.origin, base: address.pathname }),
  image: { service: passthroughImageService() },
  integrations: referenceSite({
    plugins: packages.plugins,
    sidebar: [
      { label: 'Benchmarks', link: '/benchmarks/' },
      { label: 'Packages', collapsed: true, items: packages.sidebar },
    ],
  }),
});
