import { type Fault, FaultError, type FaultScope } from './fault.ts';
import { faultKinds } from './fault-kinds.ts';
import type { FaultParameters } from './fault-parameters.ts';

type Rule = { readonly min: number; readonly max: number } | { readonly values: readonly string[] } | 'text';

const rules: Readonly<Record<keyof FaultParameters | keyof FaultScope, Rule>> = {
  status: { min: 400, max: 599 },
  retryAfter: { min: 0, max: 86_400 },
  retryAfterForm: { values: ['seconds', 'date', 'milliseconds'] },
  delayMs: { min: 0, max: 3_600_000 },
  after: { min: 0, max: 1_000_000 },
  bytes: { min: 1, max: 64 * 1024 * 1024 },
  message: 'text',
  operation: 'text',
  skip: { min: 0, max: 1_000_000 },
  times: { min: 1, max: 1_000_000 },
};

const scopeNames: ReadonlySet<string> = new Set<keyof FaultScope>(['operation', 'skip', 'times']);

/**
 * Holds a fault against the list of faults, whatever made it.
 *
 * @param operations - Ids of the operations that there are.
 * @throws {@link FaultError} that names the first thing wrong and what would do.
 */
export function checkFault(fault: Fault, operations: ReadonlySet<string>): void {
  const name: string = fault.fault;
  if (!Object.hasOwn(faultKinds, name)) {
    throw new FaultError(`There is no fault ${quote(name)}. The faults: ${Object.keys(faultKinds).join(', ')}`);
  }
  const taken = faultKinds[fault.fault].parameters;
  for (const [key, value] of Object.entries(fault)) {
    if (key === 'fault' || value === undefined) continue;
    if (!Object.hasOwn(taken, key) && !scopeNames.has(key)) {
      const names = [...Object.keys(taken), ...scopeNames].map(toKebab).join(', ');
      throw new FaultError(`The fault ${name} takes no ${quote(toKebab(key))}. It takes: ${names}`);
    }
    const complaint = complaintAbout(rules[key as keyof typeof rules], value);
    if (complaint !== undefined) throw new FaultError(`${toKebab(key)} of the fault ${name} takes ${complaint}`);
  }
  if (fault.operation !== undefined && !operations.has(fault.operation)) {
    const known = [...operations].join(', ');
    throw new FaultError(`The fault ${name} names no operation by ${quote(fault.operation)}. The operations: ${known}`);
  }
}

function complaintAbout(rule: Rule, value: unknown): string | undefined {
  if (rule === 'text') return typeof value === 'string' ? undefined : `text, not ${quote(value)}`;
  if ('values' in rule) {
    return rule.values.includes(String(value)) ? undefined : `${rule.values.join(', ')}, not ${quote(value)}`;
  }
  const isFine = Number.isInteger(value) && Number(value) >= rule.min && Number(value) <= rule.max;
  return isFine ? undefined : `a whole number from ${rule.min} to ${rule.max}, not ${quote(value)}`;
}

/** The name of a parameter as it is written in a header or flag: `delay-ms` for `delayMs`. */
export function toKebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function quote(value: unknown): string {
  return JSON.stringify(value) ?? String(value);
}
