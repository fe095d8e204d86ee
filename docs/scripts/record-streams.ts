import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { LlamaCloud } from '@llamacloud-prod/core';
import { startEmulator } from '@llamacloud-prod/emulator';
import type { Recording } from '../src/runtime/recording.ts';

/** File of the recording, by the slug of its operation. */
export const recordingFile: string = fileURLToPath(new URL('../src/recordings/beta/chat/stream.json', import.meta.url));

const folder = fileURLToPath(new URL('../recording', import.meta.url));
const request = { index_ids: ['idx-abc123'], prompt: 'How did revenue develop in the third quarter?' };
/** A pace at which a reader can follow. */
const deltasPerSecond = 30;

/** Asks the emulator one question and notes each event of the turn, with the time at which it came. */
export async function recordStream(tokenRate: number = deltasPerSecond): Promise<Recording> {
  await using emulator = await startEmulator({ indexes: { 'idx-abc123': folder }, tokenRate });
  const client = new LlamaCloud({ apiKey: 'My API Key', baseURL: emulator.url });
  const { session_id: sessionId } = await client.beta.chat.create();
  const events: Recording['events'][number][] = [];
  const startMs = performance.now();
  for await (const event of client.beta.chat.stream(sessionId, request)) {
    events.push({ atMs: Math.round(performance.now() - startMs), event });
  }
  return { request, events };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const recording = await recordStream();
  await mkdir(path.dirname(recordingFile), { recursive: true });
  await writeFile(recordingFile, `${JSON.stringify(recording, undefined, 2)}\n`);
  process.stdout.write(`${recording.events.length} events in ${path.relative(process.cwd(), recordingFile)}\n`);
}
