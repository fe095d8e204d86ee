/** A step into a value: a property's name or an index. */
export type Step = string | number;

/** A line of the viewer: one value, with the way to it. */
export interface Row {
  readonly path: readonly Step[];
  readonly value: unknown;
  /** How many values are inside it; undefined for a plain one. */
  readonly size: number | undefined;
  readonly isOpen: boolean;
}

/** The lines of a value of which some parts are open. */
export function visibleRows(root: unknown, open: ReadonlySet<string>): readonly Row[] {
  const rows: Row[] = [];
  const walk = (value: unknown, path: readonly Step[]) => {
    for (const [step, child] of childrenOf(value)) {
      const childPath = [...path, step];
      const children = childrenOf(child);
      const isHolder = typeof child === 'object' && child !== null;
      const isOpen = children.length > 0 && open.has(pathText(childPath));
      rows.push({ path: childPath, value: child, size: isHolder ? children.length : undefined, isOpen });
      if (isOpen) walk(child, childPath);
    }
  };
  walk(root, []);
  // A value with nothing inside is one line itself.
  return rows.length > 0 ? rows : [{ path: [], value: root, size: undefined, isOpen: false }];
}

/** All paths below a value that can be opened. */
export function openablePaths(root: unknown): ReadonlySet<string> {
  const paths = new Set<string>();
  const walk = (value: unknown, path: readonly Step[]) => {
    for (const [step, child] of childrenOf(value)) {
      if (childrenOf(child).length === 0) continue;
      paths.add(pathText([...path, step]));
      walk(child, [...path, step]);
    }
  };
  walk(root, []);
  return paths;
}

/** A path as the JMESPath expression that leads there: `events[3]."odd name"`. */
export function pathText(path: readonly Step[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    const name = /^[A-Za-z_]\w*$/.test(step) ? step : JSON.stringify(step);
    return text === '' ? name : `${text}.${name}`;
  }, '');
}

function childrenOf(value: unknown): readonly (readonly [Step, unknown])[] {
  if (Array.isArray(value)) return value.map((item, index) => [index, item] as const);
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}
