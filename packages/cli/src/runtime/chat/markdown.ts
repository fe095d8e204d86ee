import type { TranscriptSnapshot } from '#core';
import type { StreamDescription } from '../command.ts';
import { ownProperty } from '../own-property.ts';

type Turn = TranscriptSnapshot['turns'][number];
type Part = Turn['parts'][number];

/** A transcript as Markdown: questions and answers as text, everything else folded. The same turns give the same text. */
export function markdownTranscript({ turns }: TranscriptSnapshot, description: StreamDescription): string {
  return turns.map((turn, index) => turnText(turn, index, description)).join('\n');
}

function turnText({ input, parts, status }: Turn, index: number, { turn, discriminator }: StreamDescription): string {
  const question = ownProperty(input, turn?.starts.content);
  const blocks = [
    `## ${index + 1}`,
    ...(typeof question === 'string' ? [`**Question**\n\n${question.trim()}`] : []),
    ...parts.flatMap((part) => partBlocks(part, turn?.answers, discriminator)),
    ...(status === 'interrupted' || status === 'running' ? ['*The turn has not ended.*'] : []),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function partBlocks(part: Part, answers: string | undefined, discriminator: string | undefined): readonly string[] {
  switch (part.type) {
    case 'content':
      return part.kind === (answers ?? part.kind)
        ? [`**Answer**\n\n${part.content.trim()}`]
        : [folded(part.kind, part.content.trim())];
    case 'tool':
      return [part.call, part.result].flatMap((event) =>
        event === undefined ? [] : [folded(String(ownProperty(event, discriminator) ?? 'tool'), json(event))],
      );
    case 'error':
      return [`**Failed:** ${part.message}`];
    case 'usage':
      return [folded('usage', json(part.usage))];
    case 'unknown':
      return [folded(String(ownProperty(part.event, discriminator) ?? 'event'), json(part.event))];
  }
}

function folded(title: string, content: string): string {
  const safe = title.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
  return `<details>\n<summary>${safe}</summary>\n\n${content}\n\n</details>`;
}

/** A value in a fence that is longer than any inside it. */
function json(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  const runs = text.match(/`+/g) ?? [];
  const longest = runs.reduce((length, run) => Math.max(length, run.length), 2);
  const fence = '`'.repeat(longest + 1);
  return `${fence}json\n${text}\n${fence}`;
}
