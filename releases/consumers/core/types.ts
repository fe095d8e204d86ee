import {
  APIError,
  createClient,
  LlamaCloud,
  NotFoundError,
  type SessionDetail,
  type TextEvent,
} from '@llamacloud-prod/core';
import { api } from '@llamacloud-prod/core/api';
import { retrieve } from '@llamacloud-prod/core/beta/chat';
import { createBetaChatStreamTranscript } from '@llamacloud-prod/core/beta/chat/turn';
import { withMiddleware } from '@llamacloud-prod/core/middleware';
import type { paths } from '@llamacloud-prod/core/schema';

const client = new LlamaCloud({ apiKey: 'any key', fetch: withMiddleware([]), maxRetries: 1 });

export async function readTitle(id: string): Promise<string | null | undefined> {
  try {
    const session: SessionDetail = await client.beta.chat.retrieve(id);
    return session.generated_title;
  } catch (error) {
    if (error instanceof NotFoundError) return null;
    throw error instanceof APIError ? new Error(`status ${error.status}`) : error;
  }
}

export async function readAnswer(id: string, prompt: string): Promise<TextEvent | undefined> {
  for await (const event of client.beta.chat.stream(id, { index_ids: [], prompt })) {
    if (event.type === 'text') return event;
  }
  for await (const session of client.beta.chat.list({ page_size: 10 })) console.log(session.session_id.length);
  return undefined;
}

export const title: Promise<string | null | undefined> = retrieve(createClient(), 'ses-abc123').then(
  (session) => session.generated_title,
);
export const turns: number = createBetaChatStreamTranscript([]).snapshot().turns.length;
export const answer = api(client).GET('/api/v1/chat');
export type Path = keyof paths;

// @ts-expect-error a prompt is required
client.beta.chat.stream('ses-abc123', { index_ids: [] });
// @ts-expect-error there is no such field
export const wrong: Promise<{ titel: string }> = client.beta.chat.retrieve('ses-abc123');
