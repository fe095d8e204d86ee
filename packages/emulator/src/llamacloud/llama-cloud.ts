import type { Handlers } from '../generated/routes.ts';
import type { CallContext } from '../runtime/handler.ts';
import { createHandlers } from './create-handlers.ts';
import { IndexStore } from './index/index-store.ts';
import { readFolder } from './index/read-folder.ts';
import { openDatabase } from './storage/open-database.ts';
import { SessionStore } from './storage/session-store.ts';
import { TurnJournal } from './turn/turn-journal.ts';
import { TurnRunner } from './turn/turn-runner.ts';

/** How the API behind the server is set up. */
export interface LlamaCloudOptions {
  /** SQLite file, or `:memory:`. */
  readonly data: string;
  /** Folder of each index by index id. */
  readonly indexes: Readonly<Record<string, string>>;
  /** Deltas a second; 0 for as fast as possible. */
  readonly tokenRate: number;
  /** Receives what people should know, one line each. */
  readonly log: (message: string) => void;
}

/** The API behind the server: its sessions, its indexes and its agent. */
export interface LlamaCloud {
  readonly handlers: Handlers<CallContext>;
  /** Ends running turns. Resolves when each has said its last event. */
  endTurns(): Promise<void>;
  /** Closes the data file. Turns must have ended before. */
  close(): void;
}

/**
 * Opens the data, makes every index searchable and closes the turns that an earlier process left open.
 *
 * @throws {@link EmulatorError} where a folder or the data file cannot be used.
 */
export function openLlamaCloud({ data, indexes: folders, tokenRate, log }: LlamaCloudOptions): LlamaCloud {
  // Everything is read before anything is written: a folder that is missing leaves no half-made data file.
  const contents = Object.entries(folders).map(([indexId, folder]) => ({ indexId, folder, files: readFolder(folder) }));
  const { database, close } = openDatabase(data);
  try {
    const indexes = new IndexStore(database);
    for (const { indexId, folder, files } of contents) {
      if (files.length === 0) log(`The index ${indexId} is empty: there are no text or Markdown files in ${folder}`);
      indexes.sync(indexId, files);
    }
    const journal = new TurnJournal(database);
    journal.recover();
    const turns = new TurnRunner({ journal, search: indexes.search.bind(indexes), tokenRate });
    const handlers = createHandlers({ sessions: new SessionStore(database), indexes, journal, turns });
    return { handlers, endTurns: () => turns.close(), close };
  } catch (error) {
    close();
    throw error;
  }
}
