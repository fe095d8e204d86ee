import type { CheckRequest } from '../spec/check/find-problems.ts';
import type { Problem } from '../spec/problem.ts';
import { Thread } from './thread.ts';

/** A thread that holds a document against its specification while the others make files of it. */
export class CheckThread extends Thread<CheckRequest, readonly Problem[]> {
  constructor() {
    super('check-worker');
  }
}
