import type { WriterFactory } from './answer-writer.ts';

/**
 * How answers can be printed. `raw` is what the server sent, byte by byte; `auto` suits the answer and the output;
 * `markdown` is for answers that hold a conversation.
 */
export const formatNames = [
  'auto',
  'json',
  'jsonl',
  'yaml',
  'pretty',
  'raw',
  'table',
  'text',
  'markdown',
  'explore',
] as const;

/** One of {@link formatNames}. */
export type FormatName = (typeof formatNames)[number];

/** Formats in which a failure can be told. */
export const errorFormatNames = ['auto', 'json', 'jsonl', 'yaml', 'text'] as const;

/** One of {@link errorFormatNames}. */
export type ErrorFormatName = (typeof errorFormatNames)[number];

/** Formats that values are written in. */
export type ValueFormatName = Exclude<FormatName, 'auto' | 'raw' | 'markdown' | 'explore'>;

/** Loads a format: each has a module of its own, and only the one that is used is read. */
export async function loadFormat(name: ValueFormatName): Promise<WriterFactory> {
  switch (name) {
    case 'json':
      return (await import('./json.ts')).jsonWriter;
    case 'jsonl':
      return (await import('./json.ts')).jsonLinesWriter;
    case 'yaml':
      return (await import('./yaml.ts')).yamlWriter;
    case 'pretty':
      return (await import('./pretty.ts')).prettyWriter;
    case 'table':
      return (await import('./table.ts')).tableWriter;
    case 'text':
      return (await import('./text.ts')).textWriter;
  }
}
