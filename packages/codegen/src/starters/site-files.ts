import type { ApiModel } from '../model/types.ts';
import { code, literal } from '../print/code.ts';
import { gettingStarted } from './getting-started.ts';
import { readManifest, runtimeLibraries } from './manifests.ts';
import { json, type StarterFile } from './starter-file.ts';

/** The manifest of a site. */
export async function siteManifest({ client }: ApiModel): Promise<object> {
  const { engines, scripts = {} } = await readManifest('docs');
  const { build, dev, typecheck } = scripts;
  return {
    name: `${client.scope}/docs`,
    version: '0.0.0',
    private: true,
    type: 'module',
    engines,
    scripts: { build, dev, typecheck },
    dependencies: await runtimeLibraries('docs'),
  };
}

/** What a site is made with. */
export interface SiteOptions {
  /** Path of the compiler's settings that the site's extend, from its folder. */
  readonly settings: string;
  /** Path of the document from the site's folder, to be downloaded. Undefined where it is not beside the site. */
  readonly document: string | undefined;
}

/**
 * What makes a site of the reference's runtime and data: settings, facts, and a first guide. All of it is written once
 * and then belongs to the site's owner. Paths are relative to the site's folder.
 */
export function siteFiles(model: ApiModel, { settings, document }: SiteOptions): readonly StarterFile[] {
  const address = document && `/openapi.${/\.json$/i.test(document) ? 'json' : 'yaml'}`;
  return [
    { path: 'astro.config.ts', content: astroConfig },
    { path: 'tsconfig.json', content: json(siteSettings(settings)) },
    { path: 'src/content.config.ts', content: "export { collections } from './runtime/collections.ts';\n" },
    { path: 'src/env.d.ts', content: '/// <reference types="astro/client" />\n' },
    { path: 'src/site-facts.ts', content: siteFacts(address) },
    { path: 'src/content/docs/guides/getting-started.md', content: gettingStarted(model) },
    ...(document === undefined
      ? []
      : [{ path: `src/pages${address}.ts`, content: documentRoute(`../../${document}?raw`) }]),
  ];
}

const astroConfig = `import { defineConfig, passthroughImageService } from 'astro/config';
import { referenceSite } from './src/runtime/reference-site.ts';

export default defineConfig({
  image: { service: passthroughImageService() },
  integrations: referenceSite(),
});
`;

/** Astro bundles the site, and some of its libraries are published as sources that are written for that. */
function siteSettings(settings: string): object {
  return {
    extends: settings,
    compilerOptions: { module: 'preserve', moduleResolution: 'bundler', resolveJsonModule: true, declaration: false },
    include: ['src/**/*.ts', '*.config.ts'],
    exclude: ['dist'],
  };
}

const siteFacts = (document: string | undefined) => `import index from './generated/index.json' with { type: 'json' };
import type { SiteFacts } from './runtime/site-facts.ts';

/** What this site is called, and what it holds beside guides and reference. */
export const siteFacts: SiteFacts = {
  title: index.title,
  description: 'Reference for HTTP, TypeScript, React and the command line.',
  links: [${document === undefined ? '' : code`{ title: 'OpenAPI document', address: ${literal(document)} }`.text}],
};
`;

const documentRoute = (file: string) => `import type { APIRoute } from 'astro';
import document from ${literal(file).text};

/** The document that everything is generated from, to be downloaded. */
export const GET: APIRoute = () => new Response(document);
`;
