import { operationsOf } from './overview-markdown.ts';
import type { IndexData, OperationLink, ResourceData, View } from './page-data.ts';
import { referencePath, views } from './views.ts';

/** An entry of Starlight's sidebar, as its route data has it. */
export type SidebarEntry = SidebarLink | SidebarGroup;

/** A page in the sidebar. */
export interface SidebarLink {
  readonly type: 'link';
  readonly label: string;
  readonly href: string;
  readonly isCurrent: boolean;
  readonly badge: { readonly text: string; readonly variant: BadgeVariant } | undefined;
  readonly attrs: Record<string, never>;
}

/** Entries that fold. One that holds the current page is unfolded. */
export interface SidebarGroup {
  readonly type: 'group';
  readonly label: string;
  readonly entries: SidebarEntry[];
  readonly collapsed: boolean;
  readonly badge: undefined;
}

type BadgeVariant = 'note' | 'success' | 'danger' | 'caution' | 'default';

/** An API with more operations is too long to be listed whole beside each of its pages. */
const shownOperations = 100;

/**
 * The reference in the sidebar of one page: each view with its overview and the tree of resources. Of a large API only
 * the resources around the page are unfolded; the others lead to their place in the overview.
 *
 * @param pathname - Address of the page.
 */
export function referenceSidebar(index: IndexData, pathname: string): SidebarEntry[] {
  const isLarge = index.resources.flatMap(operationsOf).length > shownOperations;
  return views.map(({ id, title }): SidebarEntry => {
    const overview = referencePath(id);
    if (isLarge && !pathname.startsWith(overview)) return link(title, overview, pathname);
    const tree = new ResourceTree(id, pathname, isLarge);
    const resources = index.resources.flatMap((resource) => tree.entries(resource));
    return group(title, true, [link('Overview', overview, pathname), ...resources]);
  });
}

class ResourceTree {
  readonly #view: View;
  readonly #pathname: string;
  readonly #isLarge: boolean;

  constructor(view: View, pathname: string, isLarge: boolean) {
    this.#view = view;
    this.#pathname = pathname;
    this.#isLarge = isLarge;
  }

  /** A resource that only holds one other adds no level of its own. */
  entries(resource: ResourceData): SidebarEntry[] {
    if (this.#isLarge && !operationsOf(resource).some(({ slug }) => this.#isCurrent(slug))) {
      const holder = firstWithOperations(resource);
      return [link(resource.title, `${referencePath(this.#view)}#resource.${holder.id}`, this.#pathname)];
    }
    const children = resource.children.flatMap((child) => this.entries(child));
    if (resource.operations.length === 0 && children.length === 1) return children;
    return [group(resource.title, false, [...resource.operations.map((each) => this.#operation(each)), ...children])];
  }

  #operation({ title, method, slug }: OperationLink): SidebarLink {
    const badge = { text: methodBadge(method), variant: badgeVariants.get(method) ?? 'default' } as const;
    return { ...link(title, referencePath(this.#view, slug), this.#pathname), badge };
  }

  #isCurrent(slug: string): boolean {
    return referencePath(this.#view, slug) === this.#pathname;
  }
}

/** The overview has no place for a resource that holds others alone. */
function firstWithOperations(resource: ResourceData): ResourceData {
  const [child] = resource.children;
  return resource.operations.length > 0 || child === undefined ? resource : firstWithOperations(child);
}

function link(label: string, href: string, pathname: string): SidebarLink {
  return { type: 'link', label, href, isCurrent: href === pathname, badge: undefined, attrs: {} };
}

function group(label: string, collapsed: boolean, entries: SidebarEntry[]): SidebarGroup {
  return { type: 'group', label, entries, collapsed, badge: undefined };
}

const badgeVariants = new Map<string, BadgeVariant>([
  ['get', 'note'],
  ['post', 'success'],
  ['delete', 'danger'],
  ['put', 'caution'],
  ['patch', 'caution'],
]);

/** A method in a badge, at most five letters wide. */
export function methodBadge(method: string): string {
  const text = method.toUpperCase();
  return text === 'DELETE' ? 'DEL' : text;
}
