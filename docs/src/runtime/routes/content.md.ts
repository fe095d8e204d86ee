import type { APIRoute } from 'astro';
import { contentPages, type GuidePage } from '../guide-pages.ts';
import { markdownResponse } from '../markdown-response.ts';

/** Each guide, and each page of the packages, as `index.md`, beside its HTML. */
export async function getStaticPaths() {
  return (await contentPages()).map((page) => ({ params: { path: `${page.path.slice(1)}index` }, props: page }));
}

export const GET: APIRoute<GuidePage> = ({ props: { markdown } }) => markdownResponse(markdown);
