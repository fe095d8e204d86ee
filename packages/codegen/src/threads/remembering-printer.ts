import { hash } from 'node:crypto';
import type { FamilyFile } from '../generate-family.ts';
import type { GeneratedFile } from '../print/file.ts';
import type { Printer, SchemaSource } from './printer.ts';

/** Lets another print what is not as it was the last time. */
export class RememberingPrinter implements Printer {
  readonly #printer: Printer;
  #schema: { readonly hash: string; readonly files: readonly GeneratedFile[] } | undefined;
  /** By package and path: the hash of what a file was printed as, and the finished file. */
  readonly #files = new Map<string, { readonly hash: string; readonly file: FamilyFile }>();

  constructor(printer: Printer) {
    this.#printer = printer;
  }

  async printSchema(source: SchemaSource): Promise<readonly GeneratedFile[]> {
    const sourceHash = hash('sha1', `${source.documentName}\n${source.json}`);
    if (this.#schema?.hash === sourceHash) return this.#schema.files;
    const files = await this.#printer.printSchema(source);
    this.#schema = { hash: sourceHash, files };
    return files;
  }

  async finishFiles(files: readonly FamilyFile[]): Promise<readonly FamilyFile[]> {
    const printed = files.map((file) => ({
      file,
      key: `${file.package}/${file.path}`,
      hash: hash('sha1', file.content),
    }));
    const changed = printed.filter(({ key, hash }) => this.#files.get(key)?.hash !== hash);
    const finished = changed.length === 0 ? [] : await this.#printer.finishFiles(changed.map(({ file }) => file));
    for (const [index, { key, hash }] of changed.entries()) {
      const file = finished[index];
      if (file !== undefined) this.#files.set(key, { hash, file });
    }
    return printed.map(({ file, key }) => this.#files.get(key)?.file ?? file);
  }
}
