import { expectTypeOf } from 'vitest';
import type {
  APIPromise,
  ChatCreateParams,
  ChatListResponsesPaginatedCursor,
  ChatRetrieveResponse,
  ChatSessionSummary,
  ChatStreamResponse,
  ChatStreamParams,
  ChatStreamPart,
  ChatStreamTurn,
  Client,
  LlamaCloud,
  Page,
  PagePromise,
  SessionDetail,
  SessionEvent,
  SessionList,
  StopEvent,
  Stream,
  StreamPromise,
  TextEvent,
  ToolResultEvent,
  TurnPhase,
  Usage,
  UserInputEvent,
} from '../../src/generated/index.ts';
import { BaseError, LlamaCloudError, NotFoundError } from '../../src/generated/index.ts';
import type * as calls from '../../src/generated/resources/beta/chat.ts';
import type {
  createBetaChatStreamStore as createStore,
  createBetaChatStreamTranscript,
} from '../../src/generated/resources/beta/chat/turn.ts';

declare const client: LlamaCloud;
declare const retrieve: typeof calls.retrieve;
declare const createBetaChatStreamStore: typeof createStore;
const { chat } = client.beta;
const turn = { index_ids: ['idx-abc123'], prompt: 'What?' };

/** Never called: it is here for its types. */
export async function shapes(): Promise<void> {
  expectTypeOf(chat.retrieve('id')).toEqualTypeOf<APIPromise<SessionDetail>>();
  expectTypeOf(chat.create()).toEqualTypeOf<APIPromise<ChatSessionSummary>>();
  expectTypeOf(chat.getSummary('id', null)).toEqualTypeOf<APIPromise<ChatSessionSummary>>();
  expectTypeOf(chat.delete('id')).toEqualTypeOf<APIPromise<void>>();
  expectTypeOf(chat.list()).toEqualTypeOf<PagePromise<ChatSessionSummary, SessionList>>();
  expectTypeOf(chat.stream('id', turn)).toEqualTypeOf<StreamPromise<SessionEvent, ChatStreamTurn>>();
  expectTypeOf(chat.stream('id', turn)).toExtend<StreamPromise<SessionEvent>>();
  expectTypeOf(retrieve(client as Client, 'id')).toEqualTypeOf<APIPromise<SessionDetail>>();
  expectTypeOf<typeof calls.delete>().parameters.toEqualTypeOf<Parameters<typeof calls.getSummary>>();

  expectTypeOf(await chat.retrieve('id')).toEqualTypeOf<SessionDetail>();
  expectTypeOf(await chat.stream('id', turn)).toEqualTypeOf<Stream<SessionEvent, ChatStreamTurn>>();
  expectTypeOf(await chat.retrieve('id').withResponse()).toEqualTypeOf<{ data: SessionDetail; response: Response }>();
  expectTypeOf(await chat.list().asResponse()).toEqualTypeOf<Response>();

  const page = await chat.list({ page_size: 5 });
  expectTypeOf(page).toEqualTypeOf<Page<ChatSessionSummary, SessionList>>();
  expectTypeOf(page.items).toEqualTypeOf<readonly ChatSessionSummary[]>();
  expectTypeOf(page.next_page_token).toEqualTypeOf<string | null | undefined>();
  expectTypeOf(page.body).toEqualTypeOf<SessionList>();
  expectTypeOf(await page.getNextPage()).toEqualTypeOf(page);
  for await (const session of chat.list()) expectTypeOf(session).toEqualTypeOf<ChatSessionSummary>();
  for await (const event of chat.stream('id', turn)) visit(event);
  // @ts-expect-error No header is named for it, so that the server would not know the key.
  await chat.create({}, { idempotencyKey: 'key' });
}

/** Events narrow by their type, each known type to its own interface. */
function visit(event: SessionEvent): string {
  switch (event.type) {
    case 'stop':
      expectTypeOf(event).toEqualTypeOf<StopEvent>();
      return event.error ?? '';
    case 'tool_result':
      expectTypeOf(event).toEqualTypeOf<ToolResultEvent>();
      return event.call_id;
    case 'tool_call':
      expectTypeOf(event.arguments).toEqualTypeOf<{ [key: string]: unknown }>();
      return event.name;
    case 'text':
    case 'text_delta':
    case 'thinking':
    case 'thinking_delta':
    case 'user_input':
      return event.content;
    default:
      return event.type;
  }
}

/** Wrong calls do not compile. */
export function mistakes(): void {
  // @ts-expect-error The session's identifier is missing.
  void chat.retrieve();
  // @ts-expect-error A turn needs a prompt.
  void chat.stream('id', { index_ids: [] });
  // @ts-expect-error Parameters have their declared names.
  void chat.retrieve('id', { projectId: 'p' });
  // @ts-expect-error Identifiers are texts.
  void chat.create({ index_ids: [5] });
  // @ts-expect-error The lean client has no calls of its own.
  void (client as Client).beta;
}

// The vendor's names are aliases.
expectTypeOf<ChatRetrieveResponse>().toEqualTypeOf<SessionDetail>();
expectTypeOf<ChatStreamResponse>().toEqualTypeOf<SessionEvent>();
expectTypeOf<ChatListResponsesPaginatedCursor>().toEqualTypeOf<Page<ChatSessionSummary, SessionList>>();
expectTypeOf(LlamaCloudError).toEqualTypeOf(BaseError);

// An open enum takes its known values and any other.
expectTypeOf<{ shared_access: 'read_only' }>().toExtend<ChatCreateParams>();
expectTypeOf<{ shared_access: string }>().toExtend<ChatCreateParams>();

/** A check across copies narrows. */
export function requestIdOf(error: unknown): string | undefined {
  return NotFoundError.isInstance(error) ? error.requestId : undefined;
}

/** The parts of a turn narrow by their type, texts and tools to the events that they are made of. */
export function describePart(part: ChatStreamPart): string {
  switch (part.type) {
    case 'content':
      expectTypeOf(part.kind).toEqualTypeOf<'text' | 'thinking'>();
      if (part.kind === 'text') expectTypeOf(part.event).toEqualTypeOf<TextEvent | undefined>();
      return part.content;
    case 'tool':
      expectTypeOf(part.result).toEqualTypeOf<ToolResultEvent | undefined>();
      return part.call?.name ?? part.id;
    case 'usage':
      expectTypeOf(part.usage).toEqualTypeOf<Usage>();
      return `${part.usage.turns}`;
    case 'error':
      return part.message;
    case 'unknown':
      expectTypeOf(part.event).toEqualTypeOf<SessionEvent>();
      return part.event.type;
  }
}

/** Streams and stores know what their events amount to. */
export async function turns(): Promise<void> {
  const stream = await chat.stream('id', turn, { recover: { timeout: 5_000 } });
  expectTypeOf(stream.finalEvent()).toEqualTypeOf<Promise<StopEvent>>();
  expectTypeOf(stream.tee()).toEqualTypeOf<[Stream<SessionEvent, ChatStreamTurn>, Stream<SessionEvent, ChatStreamTurn>]>();
  const transcript = await stream.transcript();
  expectTypeOf(transcript).toEqualTypeOf<ReturnType<typeof createBetaChatStreamTranscript>>();
  expectTypeOf(transcript.snapshot().turns).toEqualTypeOf<readonly ChatStreamTurn[]>();
  expectTypeOf(transcript.snapshot().turns[0]?.input).toEqualTypeOf<UserInputEvent | undefined>();

  const store = createBetaChatStreamStore(client, 'id', { params: { project_id: 'p' }, whileRunning: 'refuse' });
  expectTypeOf(store.send).parameters.toEqualTypeOf<[ChatStreamParams]>();
  expectTypeOf(store.getSnapshot().usage).toEqualTypeOf<Usage | undefined>();
  expectTypeOf(store.getSnapshot().status).toEqualTypeOf<TurnPhase>();
  expectTypeOf(store.getSnapshot().unsent).toEqualTypeOf<readonly ChatStreamParams[]>();

  // @ts-expect-error Only streams whose events are stored can recover.
  void chat.retrieve('id', null, { recover: true });
  // @ts-expect-error A store's questions are those of its call.
  void store.send({ prompt: 'What?' });
}
