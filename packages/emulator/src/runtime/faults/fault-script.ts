import { checkFault } from './check-fault.ts';
import { type Fault, FaultError } from './fault.ts';
import { parseFaults } from './parse-faults.ts';

/** The faults that a running server has in store, for tests to change while it runs. */
export interface FaultScript {
  /**
   * Lets a fault strike the calls to come. Several faults that strike the same call strike together, in the order in
   * which they were added.
   *
   * @returns What takes the fault back; disposing of it does the same.
   * @throws {@link FaultError} where there is no such fault, or it does not take what it was given.
   */
  add(fault: Fault): Disposable;
  /** Takes every fault back. */
  clear(): void;
}

/** The faults of a server, with what the server itself asks of them. */
export interface ServerFaults extends FaultScript {
  /**
   * The faults that strike a call, counted as they are taken.
   *
   * @param header - Faults that the request itself asks for.
   * @throws {@link FaultError} where the header is wrong.
   */
  take(operation: string, header: string | undefined): readonly Fault[];
}

/**
 * Makes the store of faults.
 *
 * @param operations - Ids of the operations that there are.
 */
export function createFaultScript(operations: ReadonlySet<string>): ServerFaults {
  const entries = new Set<{ readonly fault: Fault; skip: number; times: number }>();
  return {
    add: (fault) => {
      checkFault(fault, operations);
      const entry = { fault, skip: fault.skip ?? 0, times: fault.times ?? Number.POSITIVE_INFINITY };
      entries.add(entry);
      return { [Symbol.dispose]: () => void entries.delete(entry) };
    },
    clear: () => entries.clear(),
    take: (operation, header) => {
      const asked = header === undefined ? [] : askedFor(header, operations);
      const struck: Fault[] = [];
      for (const entry of entries) {
        if (entry.fault.operation !== undefined && entry.fault.operation !== operation) continue;
        if (entry.skip > 0) {
          entry.skip -= 1;
          continue;
        }
        struck.push(entry.fault);
        entry.times -= 1;
        if (entry.times === 0) entries.delete(entry);
      }
      return [...struck, ...asked];
    },
  };
}

function askedFor(header: string, operations: ReadonlySet<string>): Fault[] {
  const faults = parseFaults(header);
  for (const fault of faults) {
    checkFault(fault, operations);
    if (fault.operation !== undefined || fault.skip !== undefined || fault.times !== undefined) {
      throw new FaultError('A fault in a header strikes its own request: leave out operation, skip and times');
    }
  }
  return faults;
}
