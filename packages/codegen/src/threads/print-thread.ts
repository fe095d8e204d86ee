import type { FamilyFile } from '../generate-family.ts';
import type { GeneratedFile } from '../print/file.ts';
import type { Printer, SchemaSource } from './printer.ts';
import { Thread } from './thread.ts';

/** What the thread is asked for. */
export type PrintRequest = { readonly schema: SchemaSource } | { readonly files: readonly FamilyFile[] };

/** A thread that prints while this one reads, models and emits. Each takes about as long. */
export class PrintThread extends Thread<PrintRequest, readonly GeneratedFile[]> implements Printer {
  constructor() {
    super('print-worker');
  }

  async printSchema(schema: SchemaSource): Promise<readonly GeneratedFile[]> {
    return this.ask({ schema });
  }

  async finishFiles(files: readonly FamilyFile[]): Promise<readonly FamilyFile[]> {
    const finished = await this.ask({ files });
    return finished as readonly FamilyFile[];
  }
}
