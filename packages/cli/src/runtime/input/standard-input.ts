import { fstatSync } from 'node:fs';
import { CommandError } from '../command-error.ts';
import { exitCodes } from '../exit-codes.ts';
import { decodeText } from './decode-text.ts';

/** How long a parent process that holds its end open may take to send the first byte. A shell's pipe has no limit. */
const socketWaitMs = 3_000;

/** The program's standard input: what it is connected to, and its bytes, once. */
export class StandardInput {
  readonly #onSilence: () => void;
  #reader: string | undefined;

  /** @param onSilence - Called when an open input is given up because nothing came. */
  constructor(onSilence: () => void = () => {}) {
    this.#onSilence = onSilence;
  }

  /** Whether somebody types. */
  get isTerminal(): boolean {
    return process.stdin.isTTY === true;
  }

  /**
   * Reads everything, to the end.
   *
   * @param where - Who reads, for the message when there is a second reader.
   * @throws {@link CommandError} with the usage code when it was read before.
   */
  async read(where: string): Promise<Buffer> {
    this.#claim(where);
    return readAll();
  }

  /**
   * Reads what is piped to the program without being asked to. A pipe or file of a shell is read to its end, however
   * slow its writer is. Most programs that start this one leave an open socket there and never write to it, so a
   * socket has to say something within three seconds.
   *
   * @returns Undefined where nothing is piped.
   * @throws {@link CommandError} with the usage code for what is no text.
   */
  async sniff(): Promise<string | undefined> {
    if (this.#reader !== undefined) return undefined;
    const kind = kindOfInput();
    if (kind === 'none') return undefined;
    if (kind === 'socket' && !(await speaksSoon())) {
      this.#onSilence();
      return undefined;
    }
    this.#claim('the document on standard input');
    const text = decodeText('standard input', await readAll());
    return text.trim() === '' ? undefined : text;
  }

  #claim(where: string): void {
    if (this.#reader !== undefined) {
      const problem = `${where}: standard input is already read by ${this.#reader}`;
      throw new CommandError(exitCodes.usage, problem, 'Give one of them from a file.');
    }
    this.#reader = where;
  }
}

/** The module is large, and most calls read nothing. */
async function readAll(): Promise<Buffer> {
  const { buffer } = await import('node:stream/consumers');
  return buffer(process.stdin);
}

function kindOfInput(): 'none' | 'whole' | 'socket' {
  try {
    const state = fstatSync(0);
    if (state.isSocket()) return 'socket';
    return state.isFIFO() || state.isFile() ? 'whole' : 'none';
  } catch {
    // The input is closed.
    return 'none';
  }
}

/** Whether the first byte, or the end, comes in time. Nothing is taken away. */
function speaksSoon(): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (isSpeaking: boolean) => {
      clearTimeout(timer);
      process.stdin.off('readable', onReadable).pause();
      // The open socket must not keep the process alive.
      if (!isSpeaking && 'unref' in process.stdin) process.stdin.unref();
      resolve(isSpeaking);
    };
    const onReadable = () => settle(true);
    const timer = setTimeout(() => settle(false), socketWaitMs);
    process.stdin.on('readable', onReadable);
  });
}
