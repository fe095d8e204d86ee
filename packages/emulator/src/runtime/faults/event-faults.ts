import type { RouteStream } from '../route.ts';
import { ConnectionReset, type FaultKind, type FaultSetting, type WireEvent } from './fault-kind.ts';

const unknownName = 'emulator_unknown';
const megabyte = 1024 * 1024;

/** Faults of what events say. */
export const eventFaults = {
  'unknown-event': {
    effect: 'Adds an event of a type that the document does not know.',
    parameters: { after: 0 },
    strikes: 'streams',
    events: (events, { parameters: { after }, stream }) =>
      eachEvent(events, (event, position) => (position === after ? [unknownEvent(event, stream), event] : [event])),
  },
  'unknown-field': {
    effect: 'Adds a field that the document does not know to every event, or to the body.',
    parameters: {},
    strikes: 'JSON',
    events: (events) => eachEvent(events, (event) => [withFields(event, { [unknownName]: { value: 1 } })]),
  },
  'invalid-json': {
    effect: 'Cuts the JSON of one event, or of the body, in half.',
    parameters: { after: 0 },
    strikes: 'JSON',
    events: (events, { parameters: { after } }) =>
      eachEvent(events, (event, position) =>
        position === after ? [{ ...event, data: event.data.slice(0, Math.ceil(event.data.length / 2)) }] : [event],
      ),
  },
  'huge-event': {
    effect: 'Lengthens the first text in an event until the event has so many bytes.',
    parameters: { after: 0, bytes: 8 * megabyte },
    strikes: 'streams',
    events: hugeEvent,
  },
  'multi-line-data': {
    effect: 'Writes the data of every event over several lines.',
    parameters: {},
    strikes: 'server-sent events',
    events: (events) => eachEvent(events, (event) => [{ ...event, data: overLines(event.data) }]),
  },
  'failed-terminal': {
    effect: 'Turns the terminal event into one that says that it failed. What the server keeps stays as it was.',
    parameters: { message: 'A fault was asked for' },
    strikes: 'streams',
    events: (events, { parameters: { message = '' }, stream }) =>
      eachEvent(events, (event) => {
        const { fails } = stream ?? {};
        if (fails === undefined || !isTerminal(event, stream)) return [event];
        return [withFields(event, { [fails.when]: true, [fails.message]: message })];
      }),
  },
  'duplicate-terminal': {
    effect: 'Sends the terminal event twice.',
    parameters: {},
    strikes: 'streams',
    events: (events, { stream }) =>
      eachEvent(events, (event) => (isTerminal(event, stream) ? [event, event] : [event])),
  },
  'end-before-terminal': {
    effect: 'Ends the stream cleanly, without its terminal event.',
    parameters: {},
    strikes: 'streams',
    events: (events, { stream }) => eachEvent(events, (event) => (isTerminal(event, stream) ? [] : [event])),
  },
  'reset-before-terminal': {
    effect: 'Resets the connection after the last event, before the terminal one.',
    parameters: {},
    strikes: 'streams',
    events: async function* (events, { stream }) {
      for await (const event of events) {
        if (isTerminal(event, stream)) break;
        yield event;
      }
      throw new ConnectionReset();
    },
  },
} as const satisfies Record<string, FaultKind>;

function overLines(data: string): string {
  const value = parse(data);
  return value === undefined ? data : JSON.stringify(value, null, 2);
}

async function* eachEvent(
  events: AsyncIterable<WireEvent>,
  rewrite: (event: WireEvent, position: number) => readonly WireEvent[],
): AsyncGenerator<WireEvent> {
  let position = 0;
  for await (const event of events) {
    yield* rewrite(event, position);
    position += 1;
  }
}

async function* hugeEvent(
  events: AsyncIterable<WireEvent>,
  { parameters: { after = 0, bytes = 0 }, stream }: FaultSetting,
): AsyncGenerator<WireEvent> {
  let position = 0;
  let isDone = false;
  for await (const event of events) {
    const huge: WireEvent | undefined = isDone || position < after ? undefined : lengthened(event, stream, bytes);
    isDone ||= huge !== undefined;
    yield huge ?? event;
    position += 1;
  }
}

/** Undefined where the event holds no text. */
function lengthened(event: WireEvent, stream: RouteStream | undefined, bytes: number): WireEvent | undefined {
  const texts = Object.entries(fieldsOf(event)).filter(([, value]) => typeof value === 'string');
  const [name, text] = texts.find(([key]) => key !== stream?.discriminator) ?? [];
  if (name === undefined) return undefined;
  const padding = 'x'.repeat(Math.max(0, bytes - Buffer.byteLength(event.data)));
  return withFields(event, { [name]: `${String(text)}${padding}` });
}

function unknownEvent(next: WireEvent, stream: RouteStream | undefined): WireEvent {
  return { ...next, data: JSON.stringify({ [stream?.discriminator ?? 'type']: unknownName, value: 1 }) };
}

function isTerminal(event: WireEvent, stream: RouteStream | undefined): boolean {
  if (stream?.ends === undefined || stream.discriminator === undefined) return false;
  return fieldsOf(event)[stream.discriminator] === stream.ends;
}

/** The event with more fields; one that is no object stays as it is. */
function withFields(event: WireEvent, more: Readonly<Record<string, unknown>>): WireEvent {
  const value = parse(event.data);
  return isRecord(value) ? { ...event, data: JSON.stringify({ ...value, ...more }) } : event;
}

function fieldsOf(event: WireEvent): Readonly<Record<string, unknown>> {
  const value = parse(event.data);
  return isRecord(value) ? value : {};
}

/** Undefined where an earlier fault has broken the JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
