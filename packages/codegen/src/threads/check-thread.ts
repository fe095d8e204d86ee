import type { CheckRequest, FindProblems, ReadingNotes } from '../spec/check/check-text.ts';
import type { Problem } from '../spec/problem.ts';
import { Thread } from './thread.ts';

/** A thread that holds a document against its specification while the others make files of it. */
export class CheckThread extends Thread<CheckRequest | ReadingNotes, readonly Problem[]> {
  constructor() {
    super('check-worker');
  }

  /** Begins to check a document. Where that fails, {@link findProblems} says so. */
  begin(request: CheckRequest): void {
    this.ask(request).catch(() => undefined);
  }

  /** What is wrong with the document whose check was begun last. */
  readonly findProblems: FindProblems = (notes) => this.ask(notes);
}
