import type { OperationObject } from '../spec/document.ts';
import { preferredContent } from './build-parameters.ts';
import type { Endpoint } from './infer-endpoint.ts';
import type { HttpMethod } from './types.ts';
import { singular, words } from './words.ts';

/** The usual name of an operation among those of its resource. */
export function inferVerb(endpoint: Endpoint, siblings: readonly Endpoint[]): string {
  const { method, isItem } = endpoint;
  const has = (wanted: HttpMethod, ofItem: boolean) =>
    siblings.some((sibling) => sibling.method === wanted && sibling.isItem === ofItem && sibling.action === undefined);
  const isCollection =
    !isItem && (endpoint.isPlural || siblings.some((sibling) => sibling.isItem) || answersList(endpoint));
  const hasItemUpdate = isCollection && (has('put', true) || has('patch', true));
  switch (method) {
    case 'get':
      return isCollection ? 'list' : 'retrieve';
    case 'post':
      return isItem ? 'update' : 'create';
    case 'put':
      if (has('patch', isItem)) return 'replace';
      return hasItemUpdate ? 'updateAll' : 'update';
    case 'patch':
      return hasItemUpdate ? 'updateAll' : 'update';
    case 'delete':
      return isCollection && has('delete', true) ? 'deleteAll' : 'delete';
    default:
      return method;
  }
}

function answersList({ operation }: Endpoint): boolean {
  return successSchemaOf(operation)?.type === 'array';
}

function successSchemaOf({ responses }: OperationObject) {
  const [, success] = Object.entries(responses).find(([status]) => status.startsWith('2')) ?? [];
  return success?.content && preferredContent(success.content)?.[1].schema;
}

/**
 * The words of an operationId that say something new: without its group (`gists/get-revision`), without the path and
 * the method that some frameworks append (`read_item_items__id__get`), and without the names of the resources at its
 * beginning (`droplets_destroy`).
 */
export function operationWords({ method, path, operation }: Endpoint, resources: readonly string[]): readonly string[] {
  const { operationId } = operation;
  if (operationId === undefined) return [];
  const own = operationId.slice(operationId.lastIndexOf('/') + 1);
  const appended = `_${path.replace(/^\//, '').replace(/\W/g, '_')}_${method}`;
  const found = words(own.endsWith(appended) ? own.slice(0, -appended.length) : own);
  const known = new Set(resources.flatMap(words).map(singular));
  const first = found.findIndex((word) => !known.has(singular(word)));
  return first < 0 ? found : found.slice(first);
}
