import type { LoadedDocument } from '../load/load-document.ts';

/** Components of Swagger 2.0 have other names. */
const oldComponents: readonly (readonly [string, string])[] = [
  ['#/components/schemas/', '#/definitions/'],
  ['#/components/parameters/', '#/parameters/'],
  ['#/components/responses/', '#/responses/'],
  ['#/components/securitySchemes/', '#/securityDefinitions/'],
];

/** Before 3.1 webhooks are an extension. */
const oldWebhooks = ['#/webhooks/', '#/x-webhooks/'] as const;

/** Where something of the form of OpenAPI 3.1 stands in a document as it was written. */
export function sourcePointer(pointer: string, { version, document }: LoadedDocument): string {
  const isRenamed = version !== '3.1' && version !== '3.2' && Object.hasOwn(document, 'x-webhooks');
  const names = [...(version === '2.0' ? oldComponents : []), ...(isRenamed ? [oldWebhooks] : [])];
  const [now, then] = names.find(([prefix]) => pointer.startsWith(prefix)) ?? ['', ''];
  return then + pointer.slice(now.length);
}
