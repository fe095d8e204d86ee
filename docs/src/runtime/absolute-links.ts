/** Markdown with the links that start at the page's own address, as `](../react/)`, made to lead there from anywhere. */
export function absoluteLinks(markdown: string, address: string): string {
  return markdown.replace(/(?<=\]\()\.[^)\s]*/g, (link) => {
    const { pathname, search, hash } = new URL(link, `https://site.invalid${address}`);
    return `${pathname}${search}${hash}`;
  });
}
