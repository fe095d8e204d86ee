import type { APIRoute } from 'astro';
import { contentPages, type GuidePage } from '../guide-pages.ts';

/** Each guide, and each page of the packages, as `index.md`, beside its HTML. */
export async function getStaticPaths() {
  return (await contentPages()).map((page) => ({ params: { path: `${page.address.slice(1)}index` }, props: page }));
}

export const GET: APIRoute<GuidePage> = ({ props: { markdown } }) => {
  return new Response(`${markdown}\n`, { headers: { 'content-type': 'text/markdown; charset=utf-8' } });
};
