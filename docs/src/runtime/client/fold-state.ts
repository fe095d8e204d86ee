/** A part of the page that folds. */
export interface Fold {
  /** Anchor of the field that it belongs to: the same in every view. */
  readonly id: string;
  readonly isOpenByDefault: boolean;
}

/** All of them: what stands in the address for "every fold". */
const all = '*';
const separator = '~';

/**
 * Which folds are open, as an address tells: `?open=*` opens all, `?closed=*` closes all, and names separated by `~` are
 * opened or closed besides. Names that the page does not have are passed over, since views differ in a few.
 */
export function readFolds(search: string, folds: readonly Fold[]): ReadonlyMap<string, boolean> {
  const parameters = new URLSearchParams(search);
  const [open, closed] = ['open', 'closed'].map((name) => new Set((parameters.get(name) ?? '').split(separator)));
  return new Map(
    folds.map(({ id, isOpenByDefault }) => {
      if (open?.has(id)) return [id, true];
      if (closed?.has(id)) return [id, false];
      return [id, open?.has(all) ? true : closed?.has(all) ? false : isOpenByDefault];
    }),
  );
}

/** The query of an address that says which folds are open, in the fewest names. Other parameters are kept. */
export function writeFolds(search: string, folds: readonly Fold[], isOpen: (id: string) => boolean): string {
  const different = (start: (fold: Fold) => boolean) => folds.filter((fold) => isOpen(fold.id) !== start(fold));
  const starts = [
    { open: [], closed: [], rest: different(({ isOpenByDefault }) => isOpenByDefault) },
    { open: [all], closed: [], rest: different(() => true) },
    { open: [], closed: [all], rest: different(() => false) },
  ];
  const lengthOf = ({ open, closed, rest }: (typeof starts)[number]) => open.length + closed.length + rest.length;
  const best = starts.reduce((shortest, start) => (lengthOf(start) < lengthOf(shortest) ? start : shortest));
  const names = (wanted: boolean) => best.rest.filter(({ id }) => isOpen(id) === wanted).map(({ id }) => id);
  const parameters = new URLSearchParams(search);
  for (const [name, list] of [
    ['open', [...best.open, ...names(true)]],
    ['closed', [...best.closed, ...names(false)]],
  ] as const) {
    if (list.length === 0) parameters.delete(name);
    else parameters.set(name, list.join(separator));
  }
  // These are allowed in a query as they are, and read better so.
  const text = parameters.toString().replaceAll('%7E', separator).replaceAll('%2A', all);
  return text === '' ? '' : `?${text}`;
}
