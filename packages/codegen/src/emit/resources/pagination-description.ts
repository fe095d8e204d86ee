import type { Pagination } from '../../model/pagination.ts';
import type { Operation } from '../../model/types.ts';
import { type Code, code, join, literalEntries } from '../../print/code.ts';
import type { ModuleContext } from './module-context.ts';

/** The function of the runtime that finds the next page. The runtime reads by tokens by itself. */
const steps: Readonly<Record<Pagination['kind'], readonly [module: string, name: string] | undefined>> = {
  cursor: undefined,
  item: ['pagination/step-by-item.ts', 'stepByItem'],
  offset: ['pagination/step-by-offset.ts', 'stepByOffset'],
  'page-number': ['pagination/step-by-page-number.ts', 'stepByPageNumber'],
  link: ['pagination/step-by-link.ts', 'stepByLink'],
};

/** How a list is read page by page, for the runtime. */
export function paginationDescription(
  pagination: Pagination,
  { queryParameters }: Pick<Operation, 'queryParameters'>,
  { runtime }: ModuleContext,
): Code {
  const { kind, items, next } = pagination;
  const step = steps[kind];
  const token = queryParameters.find(({ name }) => name === pagination.token)?.argument;
  const data = {
    items,
    next,
    // A link says by itself which page it leads to.
    token: kind === 'link' ? undefined : token,
    id: kind === 'item' ? pagination.id : undefined,
    first: kind === 'page-number' ? pagination.first : undefined,
    total: kind === 'offset' ? pagination.total : undefined,
    pages: kind === 'page-number' ? pagination.pages : undefined,
  };
  return code`{ ${join([...(step ? [code`step: ${runtime(...step)}`] : []), ...literalEntries(data)])} }`;
}
