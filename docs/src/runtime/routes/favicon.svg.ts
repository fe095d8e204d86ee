import type { APIRoute } from 'astro';

/** A pair of braces, legible on light and dark tabs. */
const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
  <rect width="32" height="32" rx="7" fill="#3b4fd8"/>
  <path d="M13 8c-3 0-3 1-3 4s-1 4-3 4c2 0 3 1 3 4s0 4 3 4M19 8c3 0 3 1 3 4s1 4 3 4c-2 0-3 1-3 4s0 4-3 4" fill="none" stroke="#fff" stroke-width="2.5" stroke-linecap="round"/>
</svg>
`;

/** The icon of a site that has none of its own. */
export const GET: APIRoute = () => new Response(icon, { headers: { 'content-type': 'image/svg+xml' } });
