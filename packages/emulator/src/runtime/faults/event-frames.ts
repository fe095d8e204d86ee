import type { WireEvent } from './fault-kind.ts';

/** How an answer's body is cut into events. */
export type BodyForm = 'sse' | 'jsonl' | 'json';

/** Reads the events of a body that this server has written itself: it ends lines by line feeds and writes data on one. */
export async function* readEvents(chunks: AsyncIterable<Uint8Array>, form: BodyForm): AsyncGenerator<WireEvent> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    rest += decoder.decode(chunk, { stream: true });
    if (form === 'json') continue;
    const frames = rest.split(form === 'sse' ? '\n\n' : '\n');
    rest = frames.pop() ?? '';
    for (const frame of frames) yield readFrame(frame, form);
  }
  if (rest !== '') yield readFrame(rest, form);
}

function readFrame(frame: string, form: BodyForm): WireEvent {
  if (form !== 'sse') return { data: frame };
  const fields = new Map(frame.split('\n').map((line) => [line.slice(0, line.indexOf(':')), readValue(line)] as const));
  return { name: fields.get('event'), data: fields.get('data') ?? '' };
}

function readValue(line: string): string {
  return line.slice(line.indexOf(':') + 2);
}

/** Writes each event as it goes over the wire. */
export async function* writeEvents(events: AsyncIterable<WireEvent>, form: BodyForm): AsyncGenerator<Buffer> {
  for await (const event of events) yield Buffer.from(writeFrame(event, form));
}

function writeFrame({ name, data }: WireEvent, form: BodyForm): string {
  if (form === 'json') return data;
  if (form === 'jsonl') return `${data}\n`;
  const lines = [...(name === undefined ? [] : [`event: ${name}`]), ...data.split('\n').map((line) => `data: ${line}`)];
  return `${lines.join('\n')}\n\n`;
}
