import type { IndexData, OperationLink, ResourceData, View } from './page-data.ts';
import { referencePath, views } from './views.ts';

/** An entry of Starlight's sidebar. */
export type SidebarEntry =
  | {
      readonly label: string;
      readonly link: string;
      readonly badge?: { readonly text: string; readonly variant: BadgeVariant };
    }
  | { readonly label: string; readonly collapsed?: boolean; readonly items: SidebarEntry[] };

type BadgeVariant = 'note' | 'success' | 'danger' | 'caution' | 'default';

/** The reference in the sidebar: each view with its overview and the tree of resources. */
export function referenceSidebar(index: IndexData): SidebarEntry[] {
  return views.map(({ id, title }) => ({
    label: title,
    collapsed: true,
    items: [
      { label: 'Overview', link: referencePath(id) },
      ...index.resources.flatMap((resource) => resourceEntries(resource, id)),
    ],
  }));
}

/** A resource that only holds one other adds no level of its own. */
function resourceEntries(resource: ResourceData, view: View): SidebarEntry[] {
  const children = resource.children.flatMap((child) => resourceEntries(child, view));
  if (resource.operations.length === 0 && children.length === 1) return children;
  const items = [...resource.operations.map((operation) => operationEntry(operation, view)), ...children];
  return [{ label: resource.title, items }];
}

function operationEntry({ title, method, slug }: OperationLink, view: View): SidebarEntry {
  return {
    label: title,
    link: referencePath(view, slug),
    badge: { text: methodBadge(method), variant: badgeVariants.get(method) ?? 'default' },
  };
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
