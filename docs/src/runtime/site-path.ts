/**
 * Path at which something of the site is served, below the folder that the site is published in: `/reference/cli/` is
 * `/docs/reference/cli/` where Astro's `base` is `/docs`.
 */
export function sitePath(path: string): string {
  return `${import.meta.env.BASE_URL.replace(/\/$/, '')}${path}`;
}
