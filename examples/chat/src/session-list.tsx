import { useBetaChatCreate, useBetaChatDelete, useInfiniteBetaChatList } from '@llamacloud-prod/react';
import type { ReactElement } from 'react';
import { setHash } from './use-hash.ts';

const query = { page_size: 20 };

/** All sessions, newest first, page by page. */
export function SessionList({ current }: { current: string }): ReactElement {
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteBetaChatList(query);
  const create = useBetaChatCreate({ onSuccess: ({ session_id }) => setHash(session_id) });
  const remove = useBetaChatDelete({ onSuccess: (_, { sessionId }) => sessionId === current && setHash('') });
  const problem = error ?? create.error ?? remove.error;
  return (
    <nav aria-label="Sessions">
      <button type="button" className="primary" disabled={create.isPending} onClick={() => create.mutate()}>
        New session
      </button>
      {problem && <p role="alert">{problem.message}</p>}
      <ul>
        {data?.pages
          .flatMap((page) => page.items)
          .map(({ session_id, generated_title }) => (
            <li key={session_id}>
              <a href={`#${session_id}`} dir="auto" aria-current={session_id === current ? 'page' : undefined}>
                {generated_title ?? 'New session'}
              </a>
              <button
                type="button"
                aria-label={`Delete ${generated_title ?? 'new session'}`}
                onClick={() => remove.mutate({ sessionId: session_id })}
              >
                ×
              </button>
            </li>
          ))}
      </ul>
      {hasNextPage && (
        <button type="button" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          More
        </button>
      )}
    </nav>
  );
}
