import { findPlace } from './find-place.ts';
import { type Fold, readFolds, writeFolds } from './fold-state.ts';
import { readAnchor } from './read-anchor.ts';

/**
 * What scripts add to a page of the reference: the address says what is folded, another view opens at the same place,
 * and a field copies as a path. Without scripts every fold opens by itself and every link leads to its page.
 */
export function enhanceReferencePage(root: HTMLElement): void {
  const folds = new Map(
    [...root.querySelectorAll<HTMLDetailsElement>('.field > details')].map((details) => [
      details.parentElement?.id ?? '',
      { details, isOpenByDefault: details.open },
    ]),
  );
  const known: readonly Fold[] = [...folds].map(([id, { isOpenByDefault }]) => ({ id, isOpenByDefault }));
  for (const [id, isOpen] of readFolds(location.search, known)) setOpen(folds.get(id)?.details, isOpen);

  const save = () => {
    const search = writeFolds(location.search, known, (id) => folds.get(id)?.details.open ?? false);
    history.replaceState(history.state, '', `${location.pathname}${search}${location.hash}`);
  };
  // What the browser unfolds by itself, to show what was searched for, is not written down. A fold is changed after the
  // click on it.
  root.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('summary, [data-fold]') !== null) setTimeout(save);
  });

  showPlace(root);
  window.addEventListener('hashchange', () => showPlace(root));
  for (const link of root.querySelectorAll<HTMLAnchorElement>('.view-switch a')) {
    const { pathname } = link;
    const keepPlace = () => {
      const place = readingPlace(root);
      link.href = `${pathname}${location.search}${place === '' ? '' : `#${place}`}`;
    };
    for (const event of ['click', 'auxclick', 'contextmenu']) link.addEventListener(event, keepPlace);
  }
  addCopyButtons(root);
}

/** Opens all that is around the place that the address names, and goes there. */
function showPlace(root: HTMLElement): void {
  const fields = [...root.querySelectorAll<HTMLElement>('.field')];
  const anchor = readAnchor(location.hash);
  const place = findPlace(
    anchor,
    fields.map(({ id }) => id),
  );
  const field = fields.find(({ id }) => id === place);
  if (field === undefined) return;
  for (let around = field.parentElement; around !== null; around = around.parentElement) {
    if (around instanceof HTMLDetailsElement) setOpen(around, true);
  }
  // A view may lack the very place; the browser has then gone nowhere.
  field.scrollIntoView();
  if (place !== anchor) history.replaceState(history.state, '', `${location.search}#${place}`);
}

function setOpen(details: HTMLDetailsElement | undefined, isOpen: boolean): void {
  if (details !== undefined && details.open !== isOpen) details.open = isOpen;
}

/** Anchor of the field that is read: the one that the address names, else the topmost in sight; none at the page's head. */
function readingPlace(root: HTMLElement): string {
  const fields = [...root.querySelectorAll<HTMLElement>('.field')].filter((field) => field.checkVisibility());
  const top = root.querySelector('.view-switch')?.getBoundingClientRect().bottom ?? 0;
  const inSight = fields.filter((field) => {
    const { y } = field.getBoundingClientRect();
    return y >= top && y < window.innerHeight;
  });
  if (window.scrollY === 0) return '';
  const named = inSight.find(({ id }) => id === readAnchor(location.hash));
  return (named ?? inSight[0])?.id ?? '';
}

/** A button at each field of the answer that copies the path of that field. */
function addCopyButtons(root: HTMLElement): void {
  const status = document.createElement('p');
  status.className = 'sr-only';
  status.setAttribute('role', 'status');
  root.append(status);
  for (const field of root.querySelectorAll<HTMLElement>('.field[data-selector]')) {
    const path = field.dataset.selector ?? '';
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'field-copy';
    button.title = `Copy ${path} for --transform`;
    button.setAttribute('aria-label', button.title);
    button.addEventListener('click', async () => {
      const isCopied = await copyText(path);
      status.textContent = isCopied ? `Copied ${path}` : `The browser does not allow copying. The path is ${path}`;
      button.toggleAttribute('data-copied', isCopied);
      button.addEventListener('blur', () => button.removeAttribute('data-copied'), { once: true });
    });
    field.querySelector('.field-head')?.append(button);
  }
}

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
