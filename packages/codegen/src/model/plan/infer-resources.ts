import { type HttpMethod, httpMethods } from '../../http-methods.ts';
import type { OpenApiDocument } from '../../spec/document.ts';
import { withoutNames } from '../../spec/path-template.ts';
import { requestPath } from '../../spec/request-path.ts';
import { NameRegistry } from '../names/name-registry.ts';
import { reservedClientMembers, reservedMembers } from '../names/reserved-names.ts';
import { startsWithVerb } from '../names/words.ts';
import { type Endpoint, readEndpoint } from './infer-endpoint.ts';
import { inferVerb, otherNames } from './infer-method-name.ts';
import type { MethodPlan, ResourcePlan } from './resource-plan.ts';

/** What stands below one chain of fixed steps, before names are given. */
interface Draft {
  readonly endpoints: Endpoint[];
  readonly children: Map<string, Draft>;
}

/**
 * Places every operation of a document that comes without a configuration, by these rules:
 *
 * - The fixed steps of a path are its resources, without `api` and versions at the beginning, versions before the first
 *   placeholder, and file extensions: `/api/shop/v1/repos/{id}/issues.json` is `shop.repos.issues`. Dots in the last step
 *   set several apart: `/chat.postMessage` is `chat.postMessage`. A path without any is placed in the resource of its first
 *   tag, failing that in `root`.
 * - An item, whose path ends in a placeholder, has `retrieve`, `update`, `delete`; `replace` is PUT where PATCH is there
 *   as well. A PUT whose operationId says `add` or `upsert` is called so.
 * - A collection, whose name is a plural, that has items, that answers a list, or that is asked for pages of one, has
 *   `list`, `create`, `update`, `delete`; the latter two are `updateAll` and `deleteAll` where its items have them. It has
 *   `retrieve` in place of `list` where what it answers has no list in it and its items cannot be read.
 * - Any other path is one thing alone: it has `retrieve`, `create`, `update`, `delete`.
 * - Such a path below another that has operations of one method only, which does not delete, is an action, named by
 *   itself: `POST /orders/{id}/cancel` is `orders.cancel`. So is a plural that begins with a verb (`addFollowers`), and
 *   what follows a colon (`/docs/{id}:publish`).
 * - What a query string or a fragment in its path tells from others is named by its id, without the method that some begin
 *   with: `POST /#Action=AssumeRole` is `root.assumeRole`. A fragment without a value does so only where others have the
 *   same method and address: `DELETE /tags/{id}#keys` is `tags.delete`.
 * - Two operations that want one name: the first in the document keeps it, the other gets one of {@link otherNames}, and
 *   failing those a number.
 */
export function inferResources(document: OpenApiDocument): readonly ResourcePlan[] {
  const root: Draft = { endpoints: [], children: new Map() };
  const counts = countAddresses(document);
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of httpMethods) {
      const operation = item[method];
      if (operation === undefined) continue;
      const isShared = (counts.get(addressOf(path, method)) ?? 0) > 1;
      const endpoint = readEndpoint(path, method, operation, isShared);
      draftAt(root, endpoint.steps).endpoints.push(endpoint);
    }
  }
  return finish(root, [], document).children;
}

/** How many operations have the same method and the same address. */
function countAddresses({ paths }: OpenApiDocument): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [path, item] of Object.entries(paths)) {
    for (const method of httpMethods) {
      const address = addressOf(path, method);
      if (item[method] !== undefined) counts.set(address, (counts.get(address) ?? 0) + 1);
    }
  }
  return counts;
}

function addressOf(path: string, method: HttpMethod): string {
  return `${method} ${withoutNames(requestPath(path).address)}`;
}

function draftAt(root: Draft, steps: readonly string[]): Draft {
  return steps.reduce((draft, step) => {
    const child = draft.children.get(step) ?? { endpoints: [], children: new Map() };
    draft.children.set(step, child);
    return child;
  }, root);
}

/** @param path - The names of the steps to the draft. */
function finish(draft: Draft, path: readonly string[], document: OpenApiDocument): ResourcePlan {
  const isClient = path.length === 0;
  const members = new NameRegistry(isClient ? [...reservedMembers, ...reservedClientMembers] : reservedMembers);
  const children: ResourcePlan[] = [];
  const wishes = draft.endpoints.map((endpoint) => ({
    endpoint,
    wish: endpoint.action ?? inferVerb(endpoint, draft.endpoints, document),
  }));
  for (const [wish, child] of draft.children) {
    if (!isClient && isAction(wish, child)) wishes.push(...child.endpoints.map((endpoint) => ({ endpoint, wish })));
    else children.push(finish(child, [...path, members.claim(wish)], document));
  }
  const owners = new Map<string, Endpoint>();
  const methods = wishes.map(({ endpoint, wish }): MethodPlan => {
    const { method, path: template, operation } = endpoint;
    const name = members.claim(wish, ...otherNames(wish, endpoint, owners.get(wish), path));
    owners.set(name, endpoint);
    return { name, method, path: template, operation };
  });
  return { name: path.at(-1) ?? '', path, methods, children };
}

/** Whether a step is no resource of its own but something that is done. */
function isAction(step: string, { endpoints, children }: Draft): boolean {
  const [first] = endpoints;
  if (first === undefined || first.method === 'delete' || children.size > 0) return false;
  if (first.isPlural && !startsWithVerb(step)) return false;
  return endpoints.every(({ method, isItem, action }) => method === first.method && !isItem && action === undefined);
}
