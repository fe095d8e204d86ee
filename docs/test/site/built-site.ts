import { inject } from 'vitest';
import { BuiltSite } from '../site-files.ts';

/** The site that was built for this run of the tests. */
export const site: BuiltSite = new BuiltSite(inject('siteFolder'));

/**
 * Pages that are looked at in a browser: all that are written here or shown by components of ours, and one of those that
 * TypeDoc writes for each kind of declaration.
 */
export const lookedAtPages: readonly string[] = site.addresses.filter((address) => {
  const [, kind] = /^\/api\/core\/([a-z-]+)\//.exec(address) ?? [];
  if (!address.startsWith('/api/')) return true;
  return kind !== undefined && address === site.addresses.find((other) => other.startsWith(`/api/core/${kind}/`));
});

/** All views of the reference. */
export const views = ['http', 'typescript', 'react', 'cli'] as const;

/** A view of the reference. */
export type View = (typeof views)[number];

/** The operations of the API, as its document has them. */
export const operations: readonly { readonly slug: string; readonly title: string; readonly route: string }[] = [
  { slug: 'list', title: 'List Sessions', route: 'GET /api/v1/chat' },
  { slug: 'create', title: 'Create Session', route: 'POST /api/v1/chat' },
  { slug: 'retrieve', title: 'Get Full Session', route: 'GET /api/v1/chat/{session_id}' },
  { slug: 'delete', title: 'Delete Session', route: 'DELETE /api/v1/chat/{session_id}' },
  { slug: 'get-summary', title: 'Get Session Summary', route: 'GET /api/v1/chat/{session_id}/summary' },
  { slug: 'stream', title: 'Stream Messages', route: 'POST /api/v1/chat/{session_id}/messages/stream' },
];

/** Every operation in every view. */
export const everyPage: readonly ((typeof operations)[number] & { readonly view: View })[] = operations.flatMap(
  (operation) => views.map((view) => ({ ...operation, view })),
);

/** Address of an operation's page. */
export const addressOf = (view: View, slug: string): string => `/reference/${view}/beta/chat/${slug}/`;
