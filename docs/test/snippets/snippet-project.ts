import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { LlamaCloud } from '@llamacloud-prod/core';
import { type Emulator, startEmulator } from '@llamacloud-prod/emulator';
import type { Snippet } from './read-snippets.ts';

const here = fileURLToPath(new URL('./', import.meta.url));
const template = path.join(here, 'project');
const docs = fileURLToPath(new URL('../../', import.meta.url));

/** How a snippet's program ended. */
export interface SnippetResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * What a reader has who follows a page: a folder of their own with some text in it, the programs of the packages on
 * the path, and an emulator that knows the session and the indexes of the examples.
 */
export class SnippetProject implements AsyncDisposable {
  readonly folder: string;
  readonly #emulator: Emulator;
  readonly #sessionId: string;
  #count = 0;

  private constructor(folder: string, emulator: Emulator, sessionId: string) {
    this.folder = folder;
    this.#emulator = emulator;
    this.#sessionId = sessionId;
  }

  static async create(): Promise<SnippetProject> {
    mkdirSync(path.join(docs, '.cache'), { recursive: true });
    const folder = mkdtempSync(path.join(docs, '.cache/snippets-'));
    cpSync(template, folder, { recursive: true });
    const text = path.join(folder, 'docs');
    const indexes = Object.fromEntries(['idx-abc123', 'idx-def456', 'idx-one', 'idx-two'].map((id) => [id, text]));
    const emulator = await startEmulator({ indexes, tokenRate: 0 });
    const client = new LlamaCloud({ apiKey, baseURL: emulator.url });
    const { session_id: sessionId } = await client.beta.chat.create();
    return new SnippetProject(folder, emulator, sessionId);
  }

  /** Takes away what snippets have made. */
  clean(): void {
    const given = new Set(readdirSync(template));
    for (const name of readdirSync(this.folder)) {
      if (!given.has(name)) rmSync(path.join(this.folder, name), { recursive: true });
    }
  }

  /** Address of the emulator. */
  get url(): string {
    return this.#emulator.url;
  }

  /** The snippet with the identifiers and addresses of this project in place of the examples'. */
  fill({ text }: Snippet): string {
    return text
      .replaceAll('ses-abc123', this.#sessionId)
      .replaceAll(/http:\/\/127\.0\.0\.1:4010|https:\/\/api\.cloud\.llamaindex\.ai/g, this.#emulator.url);
  }

  /** Saves a snippet under the name that its page gives it. */
  save(snippet: Snippet & { readonly file: string }): void {
    const file = path.join(this.folder, snippet.file);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, this.fill(snippet));
  }

  /** Runs a snippet of a shell or of TypeScript to its end; one that is saved as a test, with the test runner. */
  async run(snippet: Snippet): Promise<SnippetResult> {
    if (snippet.language === 'sh') return this.#execute('sh', ['-e', '-c', `${failEarly}\n${this.fill(snippet)}`]);
    if (snippet.file?.endsWith('.test.ts')) return this.#execute(process.execPath, [vitest, 'run', snippet.file]);
    this.#count += 1;
    const file = path.join(this.folder, `snippet-${this.#count}.ts`);
    writeFileSync(file, this.fill(snippet));
    return this.#execute(process.execPath, ['--conditions=@llamacloud-prod/source', file]);
  }

  async #execute(file: string, args: readonly string[]): Promise<SnippetResult> {
    const child = spawn(file, args, {
      cwd: this.folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        PATH: [path.join(here, 'programs'), path.dirname(process.execPath), process.env.PATH].join(path.delimiter),
        LLAMA_CLOUD_API_KEY: apiKey,
        LLAMA_CLOUD_BASE_URL: this.#emulator.url,
        SESSION_ID: this.#sessionId,
        NO_COLOR: '1',
      },
    });
    const text = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (chunk: string) => {
        text[name] += chunk;
      });
    }
    const code = await new Promise<number | null>((ended) => child.once('close', ended));
    return { code, ...text };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#emulator.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const vitest = fileURLToPath(new URL('../../../node_modules/vitest/vitest.mjs', import.meta.url));
/** Not every shell can tell that a program within a pipeline has failed. */
const failEarly = '(set -o pipefail) 2> /dev/null && set -o pipefail';
const apiKey = 'My API Key';
