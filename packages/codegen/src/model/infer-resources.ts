import type { OpenApiDocument, OperationObject } from '../spec/document.ts';
import { httpMethods } from '../spec/http-methods.ts';
import { NameRegistry } from './name-registry.ts';
import { reservedClientMembers, reservedMembers } from './reserved-names.ts';
import type { MethodPlan, ResourcePlan } from './resource-plan.ts';
import type { HttpMethod } from './types.ts';
import { camelCase, isPlural } from './words.ts';

interface Draft {
  readonly methods: { wish: string; plan: Omit<MethodPlan, 'name'> }[];
  readonly children: Map<string, Draft>;
}

/**
 * Places every operation of a document that comes without a configuration, by these rules:
 *
 * - The fixed steps of a path are its resources, without leading `api` and version steps: `/v1/repos/{id}/issues` is
 *   `repos.issues`.
 * - A path that ends in a collection has `list`, `create`, `update`, `delete`; one that ends in an item has
 *   `retrieve`, `replace` or `update`, `delete`.
 * - A fixed last step after an item that is neither plural nor the parent of an item is an action, named by itself:
 *   `POST /orders/{id}/cancel` is `orders.cancel`.
 * - Two operations that want one name: the first in the document keeps it, the other is named by its operationId, and
 *   failing that by a number.
 */
export function inferResources(document: OpenApiDocument): readonly ResourcePlan[] {
  const root: Draft = { methods: [], children: new Map() };
  const paths = Object.keys(document.paths);
  const collections = new Set(paths.filter((path) => /\}\/?$/.test(path)).map(collectionOf));
  for (const path of paths) {
    for (const method of httpMethods) {
      const operation = document.paths[path]?.[method];
      if (operation !== undefined) place(root, path, method, operation, collections.has(withoutSlash(path)));
    }
  }
  return finish(root, []).children;
}

/** The path of what an item stands in: `/pets` of `/pets/{id}`. */
function collectionOf(path: string): string {
  return withoutSlash(path).replace(/\/[^/]*$/, '');
}

function withoutSlash(path: string): string {
  return path.replace(/\/$/, '');
}

function place(root: Draft, path: string, method: HttpMethod, operation: OperationObject, hasItems: boolean): void {
  const steps = path.split('/').filter((step) => step !== '');
  const isItem = steps.at(-1)?.includes('{') ?? false;
  const fixed = steps.filter((step) => !step.includes('{')).filter((step, index) => index > 1 || !isPrefix(step));
  const last = fixed.at(-1);
  const followsItem = steps.at(-2)?.includes('{') ?? false;
  const isAction = !isItem && followsItem && fixed.length > 1 && last !== undefined && !hasItems && !isPlural(last);
  const resource = (isAction ? fixed.slice(0, -1) : fixed).map((step) => camelCase(step, 'root'));
  let draft = root;
  for (const step of resource.length === 0 ? ['root'] : resource) draft = childOf(draft, step);
  const wish = isAction ? camelCase(last, 'call') : verb(method, isItem);
  draft.methods.push({ wish, plan: { method, path, operation } });
}

function isPrefix(step: string): boolean {
  return /^(api|rest|v\d+([a-z]+\d*)?|\d+(\.\d+)*)$/i.test(step);
}

function childOf(draft: Draft, name: string): Draft {
  const known = draft.children.get(name);
  if (known !== undefined) return known;
  const child: Draft = { methods: [], children: new Map() };
  draft.children.set(name, child);
  return child;
}

function verb(method: HttpMethod, isItem: boolean): string {
  switch (method) {
    case 'get':
      return isItem ? 'retrieve' : 'list';
    case 'post':
      return isItem ? 'update' : 'create';
    case 'put':
      return isItem ? 'replace' : 'update';
    case 'patch':
      return 'update';
    default:
      return method;
  }
}

/** @param path - The names of the steps to the draft. */
function finish(draft: Draft, path: readonly string[]): ResourcePlan {
  const isClient = path.length === 0;
  const members = new NameRegistry(isClient ? [...reservedMembers, ...reservedClientMembers] : reservedMembers);
  const children = [...draft.children].map(([wish, child]) => finish(child, [...path, members.claim(wish)]));
  const methods = draft.methods.map(({ wish, plan }) => {
    const { operationId } = plan.operation;
    const alternatives = operationId === undefined ? [] : [camelCase(operationId, 'call')];
    return { name: members.claim(wish, ...alternatives), ...plan };
  });
  return { name: path.at(-1) ?? '', path, methods, children };
}
