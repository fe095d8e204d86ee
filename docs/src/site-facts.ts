import type { SiteFacts } from './runtime/site-facts.ts';

/** What this site is called, and what it holds beside guides and reference. */
export const siteFacts: SiteFacts = {
  title: 'LlamaCloud SDK',
  description: 'Chat sessions over your indexes: HTTP, TypeScript, React and the command line.',
  links: [
    { title: 'Benchmarks', address: '/benchmarks/index.md' },
    { title: 'OpenAPI document', address: '/openapi.yaml' },
  ],
};
