import type { Handlers } from '../generated/routes.ts';
import type { AnyHandlers, CallContext } from '../runtime/handler.ts';
import { quotingWriter } from './agent/answer.ts';
import { createModelWriter, type ModelOptions } from './agent/model-writer.ts';
import { createHandlers } from './create-handlers.ts';
import { checkIndexId } from './index/check-index-id.ts';
import { followFolder } from './index/follow-folder.ts';
import { IndexStore } from './index/index-store.ts';
import { PassageFinder } from './index/passage-finder.ts';
import { checkFolder, readFolder } from './index/read-folder.ts';
import { createPageHandlers } from './page/page-api.ts';
import { EventStore } from './storage/event-store.ts';
import { openDatabase } from './storage/open-database.ts';
import { SessionStore } from './storage/session-store.ts';
import { TurnJournal } from './turn/turn-journal.ts';
import { type OnDisconnect, TurnRunner } from './turn/turn-runner.ts';

/** How the API behind the server is set up. */
export interface LlamaCloudOptions {
  /** SQLite file, or `:memory:`. */
  readonly data: string;
  /** Folder of each index by index id. */
  readonly indexes: Readonly<Record<string, string>>;
  /** Deltas a second; 0 for as fast as possible. */
  readonly tokenRate: number;
  /** What becomes of a turn whose client goes away. */
  readonly onDisconnect: OnDisconnect;
  /** Writes the answers; undefined to answer by quoting. */
  readonly model: ModelOptions | undefined;
  /** Receives what people should know, one line each. */
  readonly log: (message: string) => void;
}

/** The API behind the server: its sessions, its indexes and its agent. */
export interface LlamaCloud {
  readonly handlers: Handlers<CallContext>;
  /** Answer what the page asks. */
  readonly pageHandlers: AnyHandlers<CallContext>;
  /**
   * Starts no more turns, and ends those that still run after `graceMs` milliseconds. Resolves when each has said its
   * last event.
   */
  endTurns(graceMs: number): Promise<void>;
  /** Stops watching and closes the data file. Turns must have ended before. */
  close(): Promise<void>;
}

/**
 * Opens the data, makes every index searchable and closes the turns that an earlier process left open. From then on the
 * indexes follow their folders.
 *
 * @throws {@link EmulatorError} where an index id, a folder, the model's address or the data file cannot be used.
 */
export async function openLlamaCloud(options: LlamaCloudOptions): Promise<LlamaCloud> {
  const { data, tokenRate, onDisconnect, model, log } = options;
  const write = model === undefined ? quotingWriter : createModelWriter(model);
  const folders = Object.entries(options.indexes);
  for (const [indexId, folder] of folders) {
    checkIndexId(indexId);
    checkFolder(folder);
  }
  const opened: (() => void | Promise<void>)[] = [];
  const close = async () => {
    for (const undo of opened.splice(0).reverse()) await undo();
  };
  try {
    // What changes before the indexes are there is read with the rest.
    let indexes: IndexStore | undefined;
    for (const [indexId, folder] of folders) {
      opened.push(await followFolder(indexId, folder, (files) => indexes?.sync(indexId, files), log));
    }
    // Everything is read before anything is written: a file that cannot be read leaves no half-made data file.
    const contents = folders.map(([indexId, folder]) => ({ indexId, folder, files: readFolder(folder) }));
    const { database, close: closeDatabase } = openDatabase(data);
    opened.unshift(closeDatabase);
    indexes = new IndexStore(database);
    for (const { indexId, folder, files } of contents) {
      if (files.length === 0) log(`The index ${indexId} is empty: there are no text or Markdown files in ${folder}`);
      indexes.sync(indexId, files);
    }
    const journal = new TurnJournal(database);
    journal.recover();
    const agent = { finder: new PassageFinder(database), write };
    // A model has a pace of its own.
    const turns = new TurnRunner({ journal, agent, tokenRate: model === undefined ? tokenRate : 0, onDisconnect });
    const sessions = new SessionStore(database);
    const events = new EventStore(database);
    const handlers = createHandlers({ sessions, events, indexes, turns });
    const pageHandlers = createPageHandlers(handlers['beta.chat.list'], { sessions, events, journal, turns });
    return { handlers, pageHandlers, endTurns: (graceMs) => turns.close(graceMs), close };
  } catch (error) {
    await close();
    throw error;
  }
}
