import { codeSpan, plainText } from './markdown-print.ts';
import type { EventData, StreamData } from './page-data.ts';

/** The table of events. Its cells are Markdown; the first of a row is the kind, as plain text. */
export interface EventTable {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The kinds of events of a stream, with what each means and where in a turn it comes, where any of them says so. */
export function eventTable(stream: StreamData): EventTable {
  const columns = [
    { heading: 'Event', cells: stream.events.map(({ kind }) => kind) },
    { heading: 'Meaning', cells: stream.events.map(({ description = '' }) => description) },
    { heading: 'Place', cells: stream.events.map((event) => eventPlace(event, stream)) },
  ].filter(({ cells }) => cells.some((cell) => cell !== ''));
  return {
    headings: columns.map(({ heading }) => heading),
    rows: stream.events.map((_, row) => columns.map(({ cells }) => cells[row] ?? '')),
  };
}

function eventPlace({ kind, role, builds }: EventData, stream: StreamData): string {
  const { pairedBy } = stream;
  if (role === 'delta') return builds === undefined ? 'a piece' : `piece of ${codeSpan(builds)}`;
  if (role === 'start') return 'in the history only';
  if (role === 'end') return 'last of a turn';
  if (pairedBy !== undefined && role === 'call')
    return `before its ${kindOf(stream, 'result')} of the same ${codeSpan(pairedBy)}`;
  if (pairedBy !== undefined && role === 'result')
    return `after its ${kindOf(stream, 'call')} of the same ${codeSpan(pairedBy)}`;
  return stream.events.some((event) => event.builds === kind) ? 'after its pieces' : '';
}

/** The order in which the events of a turn come, how it ends, and where the events are kept: sentences in
 * Markdown, which link to operations at the addresses given. */
export function streamNotes(stream: StreamData, addressOf: (slug: string) => string): readonly string[] {
  const { fails, history } = stream;
  const end = kindOf(stream, 'end');
  const built = stream.events.filter(({ builds }) => builds !== undefined);
  const pieces = built.map(({ kind, builds = '' }) => `${codeSpan(kind)} before ${codeSpan(builds)}`);
  return [
    ...(pieces.length > 0
      ? [`Pieces come before what they build: ${pieces.join(', ')}. The full event replaces them.`]
      : []),
    ...(end === undefined
      ? []
      : [`The turn ends with ${end}: nothing follows it. A connection that closes before was interrupted.`]),
    ...(fails && end
      ? [`The turn failed if ${codeSpan(fails.when)} of ${end} is true; ${codeSpan(fails.message)} says why.`]
      : []),
    ...(history
      ? [
          `The complete events are kept: [${plainText(history.title)}](${addressOf(history.slug)}) gives them as ${codeSpan(history.property)}.`,
        ]
      : []),
  ];
}

/** The kind that plays a part, as code. */
function kindOf(stream: StreamData, role: EventData['role']): string | undefined {
  const kind = stream.events.find((event) => event.role === role)?.kind;
  return kind === undefined ? undefined : codeSpan(kind);
}
