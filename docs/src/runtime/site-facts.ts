/** What a site says of itself. It stands beside the runtime, as `src/site-facts.ts`, and belongs to the site's owner. */
export interface SiteFacts {
  /** Name of the site. */
  readonly title: string;
  /** What the site is about, in one sentence. */
  readonly description: string;
  /** What programs may read besides: files of `src/pages`. */
  readonly links: readonly { readonly title: string; readonly address: string }[];
}
