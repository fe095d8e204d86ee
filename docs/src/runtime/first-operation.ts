import type { PageData } from './page-data.ts';

/** The operation that shows a newcomer how calls are made: one that reads and needs nothing, else the first that there is. */
export function firstOperation(pages: readonly PageData[]): PageData | undefined {
  const isSimple = ({ method, parameters }: PageData) => {
    return method === 'get' && parameters.every(({ required }) => required !== true);
  };
  return pages.find(isSimple) ?? pages[0];
}
