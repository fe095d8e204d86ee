/** Name of the site. */
export const siteTitle = 'LlamaCloud SDK';

/** What the site is about, in one sentence. */
export const siteDescription = 'Chat sessions over your indexes: HTTP, TypeScript, React and the command line.';
