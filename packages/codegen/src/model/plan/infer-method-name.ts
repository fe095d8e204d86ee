import type { HttpMethod } from '../../http-methods.ts';
import type { OpenApiDocument } from '../../spec/document.ts';
import { camelCase, singular, words } from '../names/words.ts';
import { asksForPage } from '../pages/page-parameters.ts';
import { answerForm } from './answer-form.ts';
import type { Endpoint } from './infer-endpoint.ts';

/** The usual name of an operation among those of its resource. */
export function inferVerb(endpoint: Endpoint, siblings: readonly Endpoint[], document: OpenApiDocument): string {
  const { method, isItem } = endpoint;
  const has = (wanted: HttpMethod, ofItem: boolean) =>
    siblings.some((sibling) => sibling.method === wanted && sibling.isItem === ofItem && sibling.action === undefined);
  const form = isItem ? undefined : answerForm(endpoint.operation, document);
  const isNamedSo = endpoint.isPlural || siblings.some((sibling) => sibling.isItem);
  const isCollection =
    !isItem && (isNamedSo || form === 'list' || (form === 'holder' && asksForPage(endpoint.operation.parameters)));
  const hasItemUpdate = isCollection && (has('put', true) || has('patch', true));
  switch (method) {
    case 'get':
      return isCollection && (form !== 'thing' || has('get', true)) ? 'list' : 'retrieve';
    case 'post':
      return isItem && !has('put', true) && !has('patch', true) ? 'update' : 'create';
    case 'put': {
      const [said = '', next] = operationWords(endpoint, endpoint.steps);
      if (puttingVerbs.has(said) && next !== 'or') return said;
      if (has('patch', isItem)) return 'replace';
      return hasItemUpdate ? 'updateAll' : 'update';
    }
    case 'patch':
      return hasItemUpdate ? 'updateAll' : 'update';
    case 'delete':
      return isCollection && has('delete', true) ? 'deleteAll' : 'delete';
    default:
      return method;
  }
}

/** What a PUT does that may make something, where its operationId says so. */
const puttingVerbs = new Set(['add', 'upsert']);

/**
 * Further names for an operation whose usual name another one has, the best first:
 *
 * - with the version of its path, where the other has another one: `listV2`;
 * - its operationId, see {@link operationWords}, where it says more than what is done: `listForAccount`;
 * - with the last placeholder of its path that the other lacks: `retrieveByName`;
 * - its operationId, even so.
 */
export function otherNames(
  wish: string,
  endpoint: Endpoint,
  other: Endpoint | undefined,
  resources: readonly string[],
): readonly string[] {
  const { version, path } = endpoint;
  const said = operationWords(endpoint, resources);
  const own = path
    .match(/\{[^{}]*\}/g)
    ?.findLast((placeholder) => other !== undefined && !other.path.includes(placeholder));
  const saysMore = said.length > 1 || !plainVerbs.has(said[0] ?? '');
  const spoken = said.length > 0 ? [said.join(' ')] : [];
  return [
    ...(version !== undefined && other !== undefined && other.version !== version ? [`${wish} ${version}`] : []),
    ...(saysMore ? spoken : []),
    ...(own === undefined ? [] : [`${wish} by ${own}`]),
    ...(saysMore ? [] : spoken),
  ].map((name) => camelCase(name, 'call'));
}

/** Verbs that say of an operation what its method says. */
const plainVerbs = new Set(
  'add create delete fetch get list patch post put read remove retrieve set show update'.split(' '),
);

const methodVerbs: Readonly<Record<string, string>> = { post: 'create', put: 'update', patch: 'update' };

/**
 * The words of an operationId that say something new: without its group (`gists/get-revision`), without the path and
 * the method that some frameworks append (`read_item_items__id__get`), or the number (`search_1`), without versions, and
 * without the names of the resources at its beginning (`droplets_destroy`) and after its verb (`list_sites_for_account`).
 */
export function operationWords(
  { method, path, operation, version }: Endpoint,
  resources: readonly string[],
): readonly string[] {
  const { operationId } = operation;
  if (operationId === undefined) return [];
  const own = operationId.slice(operationId.lastIndexOf('/') + 1);
  const appended = `_${path.replace(/^\//, '').replace(/\W/g, '_')}_${method}`;
  const bare = own.endsWith(appended) ? own.slice(0, -appended.length) : own.replace(/[-_]\d+$/, '');
  const found = words(bare).filter((word) => word !== version);
  const known = new Set(resources.flatMap(words).map(singular));
  const isNew = (word: string) => !known.has(singular(word));
  const start = found.findIndex(isNew);
  if (start < 0) return found;
  const [verb = '', ...others] = found.slice(start);
  const next = others.findIndex(isNew);
  const rest = next < 0 ? [] : others.slice(next);
  // `POST_AssumeRole` does not say that something is made.
  const isVerb = rest.length > 0 && verb === method && !own.startsWith(`${verb.toUpperCase()}_`);
  return [(isVerb && methodVerbs[verb]) || verb, ...rest];
}
