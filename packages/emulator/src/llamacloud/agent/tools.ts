import type { FilePassage, FoundPassage, IndexedFile, PassageFinder, PhraseMatch } from '../index/passage-finder.ts';

/** One step of the agent: a tool, and what it is given. */
export type ToolUse =
  | { readonly name: 'search'; readonly arguments: SearchArguments }
  | { readonly name: 'grep'; readonly arguments: GrepArguments }
  | { readonly name: 'read'; readonly arguments: ReadArguments };

/** Looks for words, the best passages first. */
export interface SearchArguments {
  readonly query: string;
  readonly index_ids: string[];
  readonly top_k: number;
  /** The only files to look in; left out, all are searched. */
  readonly file_names?: string[];
}

/** Looks for a phrase, letter by letter. */
export interface GrepArguments {
  readonly pattern: string;
  readonly index_ids: string[];
  readonly limit: number;
}

/** Reads a file from its start. */
export interface ReadArguments extends IndexedFile {
  /** Most passages to read. */
  readonly limit: number;
}

/** What a step brought to light. */
export type Finding =
  | { readonly name: 'search'; readonly query: string; readonly passages: readonly FoundPassage[] }
  | { readonly name: 'grep'; readonly pattern: string; readonly matches: readonly PhraseMatch[] }
  | { readonly name: 'read'; readonly file: IndexedFile; readonly passages: readonly FilePassage[] };

/** Uses a tool. */
export function useTool(use: ToolUse, finder: PassageFinder): Finding {
  switch (use.name) {
    case 'search': {
      const { query, index_ids, top_k, file_names } = use.arguments;
      return { name: 'search', query, passages: finder.search(query, index_ids, top_k, file_names) };
    }
    case 'grep': {
      const { pattern, index_ids, limit } = use.arguments;
      return { name: 'grep', pattern, matches: finder.grep(pattern, index_ids, limit) };
    }
    case 'read': {
      const { limit, ...file } = use.arguments;
      return { name: 'read', file, passages: finder.read(file, limit) };
    }
  }
}

/** What the tool answers: a finding without what only our own sentences need. */
export function toolResultOf(finding: Finding): unknown {
  if (finding.name === 'grep') return { matches: finding.matches };
  if (finding.name === 'read') return { passages: finding.passages };
  return { passages: finding.passages.map(({ excerpt: _, ...passage }) => passage) };
}
