import type { FileChange } from './output/write-files.ts';
import type { Problem } from './spec/problem.ts';
import type { Target } from './targets.ts';
import { Threads } from './threads/threads.ts';

/** Options of {@link generate}. */
export interface GenerateOptions {
  /** The OpenAPI document: a file, or an address that begins with `http://` or `https://`. Default: the one that the configuration names. */
  readonly input?: string | undefined;
  /**
   * Folder that references of the document may not leave. Default: that of the configuration where this names the document
   * and stands above it, else the document's own.
   */
  readonly root?: string | undefined;
  /** The SDK's shape. Default: `openapi/sdk.yaml` of this workspace where no input is given, else none. */
  readonly config?: string | undefined;
  /** Overlay documents, applied to the document in this order. */
  readonly overlays?: readonly string[] | undefined;
  /** A folder for a family of its own, runtimes included. Default: this workspace. */
  readonly output?: string | undefined;
  readonly targets: ReadonlySet<Target>;
  /** Whether the runtimes of a workspace are copies, to be brought up to this version too. Default: false. */
  readonly runtimes?: boolean | undefined;
  /** Writes nothing. */
  readonly check: boolean;
  /** Told, often, how far a run is. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** How far a run is. */
export type Progress =
  | { readonly stage: 'reading' }
  | { readonly stage: 'printing' | 'writing'; readonly done: number; readonly total: number };

/** What a run has done, or with `check` would have done. */
export interface GenerateResult {
  /** The version that the document is written in: `2.0`, `3.0`, `3.1` or `3.2`. */
  readonly version: string;
  readonly operations: number;
  /** All files of the run: with an output folder the runtimes and the manifests among them. */
  readonly files: number;
  readonly changes: readonly FileChange[];
  /** What was read as well as it could be. */
  readonly warnings: readonly Problem[];
}

/**
 * Reads a document, makes the family, and brings the disk to it. Files that are up to date are not touched; what else
 * stands in a `generated/` folder is removed when all of its package's targets are generated.
 *
 * @throws {@link SpecError} when the document or the configuration cannot be used.
 * @throws {@link GenerateError} when the options name nothing to read.
 * @example
 * await generate({ input: 'petstore.yaml', output: 'out', targets: new Set(['schema', 'models']), check: false });
 */
export async function generate(options: GenerateOptions): Promise<GenerateResult> {
  // They start while what gives them work is loaded.
  const threads = new Threads();
  const { Generator } = await import('./generator.ts');
  const generator = new Generator({ threads, runs: 'once' });
  try {
    return await generator.run(options);
  } finally {
    await generator.close();
  }
}
