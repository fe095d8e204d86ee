import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { emitHooks } from '../../../src/emit/hooks/emit-hooks.ts';
import { buildModel } from '../../../src/model/build-model.ts';
import { checkSyntax } from '../../../src/print/check-syntax.ts';
import { formatFile } from '../../../src/print/format.ts';
import { loadSdkConfig } from '../../../src/spec/config/load-sdk-config.ts';
import { prepareDocument } from '../../../src/spec/prepare-document.ts';

/** Emits the React package of a document and gives the formatted text of each file by its path. */
async function emit(document: URL, configuration?: URL): Promise<ReadonlyMap<string, string>> {
  const file = fileURLToPath(document);
  const config = configuration && (await loadSdkConfig(fileURLToPath(configuration)));
  const model = buildModel({ document: (await prepareDocument(file)).document, file, config });
  const files = emitHooks(model);
  for (const each of files) checkSyntax(each);
  const formatted = await Promise.all(
    files.map(async (each) => [each.path, (await formatFile(each)).content] as const),
  );
  return new Map(formatted);
}

describe('emitHooks', () => {
  let library: ReadonlyMap<string, string>;

  beforeAll(async () => {
    const folder = new URL('../../fixtures/library/', import.meta.url);
    library = await emit(new URL('openapi.yaml', folder), new URL('sdk.yaml', folder));
  });

  it('writes the files of this repository', async () => {
    const root = new URL('../../../../../', import.meta.url);
    const files = await emit(new URL('openapi/llamacloud.yaml', root), new URL('openapi/sdk.yaml', root));
    expect([...files.keys()].sort()).toEqual([
      'beta/chat/hooks.ts',
      'beta/chat/options.ts',
      'beta/chat/turns.ts',
      'index.ts',
      'provider.ts',
      'stream.ts',
    ]);
    for (const [path, content] of files) {
      expect(content).toBe(await readFile(new URL(`packages/react/src/generated/${path}`, root), 'utf8'));
    }
  });

  it.each<[fact: string, path: string, wanted: string]>([
    [
      'calls the client by names that are no identifiers',
      'shelves/options.ts',
      `    firstToken: query?.['page-token'],
    call: (_path, token, signal) =>
      calls.list(client, { ...query, 'page-token': token }, { signal }).then((page) => page.body),
    nextToken: (page) => page['next page'],
`,
    ],
    [
      'takes the body of a page from its alias where the document gives it no name',
      'shelves/options.ts',
      `): OperationQueryOptions<ShelfListResponsesPaginatedCursor['body']> {`,
    ],
    [
      'asks for parameters that cannot be left out',
      'shelves/books/options.ts',
      `export function shelvesBooksSearchOptions(
  client: Client,
  shelf: string | undefined,
  query: BookSearchParams,
): OperationQueryOptions<BookSearchResponse> {`,
    ],
    [
      'gives the cached data of pages the type that the infinite query has',
      'shelves/options.ts',
      `): OperationCache<InfiniteData<ShelfListResponsesPaginatedCursor['body'], ShelfListParams['page-token']>> {
  return operationInfiniteCache(queryClient, shelvesListInfiniteOptions(client, query));
}`,
    ],
    [
      'asks for every argument of cached data',
      'shelves/books/options.ts',
      `export function shelvesBooksSearchCache(
  queryClient: QueryClient,
  client: Client,
  shelf: string,
  query: BookSearchParams,
): OperationCache<BookSearchResponse> {`,
    ],
    [
      'lets a key leave out parameters all the same',
      'shelves/books/options.ts',
      `export function shelvesBooksSearchKey(
  client: KeyedClient,
  shelf?: string,
  query?: BookSearchParams | null,
): OperationKey {`,
    ],
    [
      'gives null for an answer without content',
      'shelves/books/options.ts',
      '): OperationQueryOptions<null> {\n  return operationQuery({\n    key: shelvesBooksExistsKey(client, shelf, bookNumber),',
    ],
    [
      'leaves out the parameter object of a call that takes none',
      'shelves/books/options.ts',
      'call: (path, signal) => calls.retrieve(client, path.shelf, path.bookNumber, { signal }),',
    ],
    [
      'gives mutations the path and the parameters in one object',
      'shelves/books/options.ts',
      `export interface ShelvesBooksCreateVariables {
  readonly shelf: string;
  readonly params: BookCreateParams;
}`,
    ],
    ['gives mutations without input none', 'library/options.ts', 'export type LibraryCloseVariables = void;'],
    [
      'narrows what is touched by the path arguments that both have',
      'shelves/books/options.ts',
      `    touches: (variables) => [
      shelvesBooksSearchKey(client, variables.shelf),
      shelvesBooksRetrieveKey(client, variables.shelf, variables.bookNumber),
      shelvesBooksExistsKey(client, variables.shelf, variables.bookNumber),
    ],`,
    ],
    [
      'touches queries of other resources',
      'library/options.ts',
      "import { shelvesBooksRetrieveKey } from '../shelves/books/options.ts';",
    ],
    [
      'touches all uses of a query with which it shares no path argument',
      'library/options.ts',
      'touches: () => [shelvesBooksRetrieveKey(client)],',
    ],
    [
      'lets a hook wait for its path arguments, of whatever type',
      'shelves/books/hooks.ts',
      `export function useShelvesBooksRetrieve<TData = Book>(
  shelf: string | undefined,
  bookNumber: number | undefined,
  options?: QueryHookOptions<Book, TData>,
): UseQueryResult<TData> {`,
    ],
    [
      'lets no suspense hook wait',
      'shelves/books/hooks.ts',
      'export function useSuspenseShelvesBooksRetrieve<TData = Book>(\n  shelf: string,\n  bookNumber: number,\n',
    ],
    [
      'marks what is deprecated',
      'shelves/books/hooks.ts',
      ' * Search a shelf.\n *\n * `GET /shelves/{shelf}/books`\n *\n * @deprecated\n */\nexport function useShelvesBooksSearch<',
    ],
    [
      'says the summary where there is no description',
      'shelves/hooks.ts',
      '/**\n * List shelves\n *\n * `GET /shelves`\n */\nexport function useShelvesList<',
    ],
    [
      'keeps prose that would end a comment inside it',
      'shelves/books/hooks.ts',
      '/**\n * Take a book away. *\\/ `\\}\n *\n',
    ],
    [
      'names provider and hook after the client',
      'provider.ts',
      "export function useLibrary<TClient extends Client = Library>(): TClient {\n  return useClient<TClient>('LibraryProvider');\n}",
    ],
    ['exports the provider', 'index.ts', "export { LibraryProvider, useLibrary } from './provider.ts';"],
    [
      'exports every name of a module',
      'index.ts',
      "export { type LibraryCloseVariables, libraryCloseMutationOptions } from './library/options.ts';",
    ],
  ])('%s', (_fact, path, wanted) => {
    expect(library.get(path)).toContain(wanted);
  });

  it('marks the modules that run in components alone, and no others', () => {
    const marked = [...library].filter(([, content]) => content.includes("\n'use client';\n")).map(([path]) => path);
    expect(marked.sort()).toEqual(['library/hooks.ts', 'provider.ts', 'shelves/books/hooks.ts', 'shelves/hooks.ts']);
  });

  it.each([
    ['the last item', 'items/options.ts', "(page) => nextAfterItem(page.data, 'id', { next: page.has_more })"],
    ['an offset', 'offsets/options.ts', '(page, token) => nextOffset(page.results, token, { total: page.total })'],
    [
      'a page number',
      'numbers/options.ts',
      '(page, token) => nextPageNumber(page.items, token, { next: page.has_more, first: 0 })',
    ],
    ['a page number of a bare list', 'bare-numbers/options.ts', '(page, token) => nextPageNumber(page, token)'],
    [
      'the page number beside links, since headers are not cached',
      'links/options.ts',
      '(page, token) => nextPageNumber(page, token)',
    ],
  ])('finds the next page by %s', async (_fact, path, wanted) => {
    const files = await emit(new URL('../../fixtures/wire/lists.yaml', import.meta.url));
    expect(files.get(path)).toContain(`    nextToken: ${wanted},\n`);
  });
});
