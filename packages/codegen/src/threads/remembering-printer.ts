import type { FamilyFile } from '../generate-family.ts';
import type { GeneratedFile } from '../print/file.ts';
import type { Printer, SchemaSource } from './printer.ts';

/** A file as it was printed, and as it was finished. */
interface KnownFile {
  readonly printed: string;
  readonly finished: FamilyFile;
}

/** Lets another print what is not as it was in the last run. */
export class RememberingPrinter implements Printer {
  readonly #printer: Printer;
  #schema: { readonly source: SchemaSource; readonly files: readonly GeneratedFile[] } | undefined;
  /** By package and path: the files of the last run, and those of this one. */
  #last: ReadonlyMap<string, KnownFile> = new Map();
  #files = new Map<string, KnownFile>();

  constructor(printer: Printer) {
    this.#printer = printer;
  }

  async printSchema(source: SchemaSource): Promise<readonly GeneratedFile[]> {
    const last = this.#schema;
    if (last?.source.json === source.json && last.source.documentName === source.documentName) return last.files;
    const files = await this.#printer.printSchema({ ...source, isFollowed: true });
    this.#schema = { source, files };
    return files;
  }

  async finishFiles(files: readonly FamilyFile[]): Promise<readonly FamilyFile[]> {
    const known = files.map((file) => {
      const before = this.#last.get(keyOf(file));
      return before?.printed === file.content ? before : undefined;
    });
    const changed = files.filter((_, index) => known[index] === undefined);
    const finished = changed.length === 0 ? [] : await this.#printer.finishFiles(changed);
    const results = new Map(changed.map((file, index) => [file, finished[index]]));
    return files.map((file, index) => {
      const result = known[index] ?? { printed: file.content, finished: results.get(file) ?? file };
      this.#files.set(keyOf(file), result);
      return result.finished;
    });
  }

  /** Ends a run. What it did not ask for is forgotten. */
  endRun(): void {
    this.#last = this.#files;
    this.#files = new Map();
  }
}

function keyOf(file: FamilyFile): string {
  return `${file.package}/${file.path}`;
}
