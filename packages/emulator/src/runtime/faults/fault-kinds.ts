import { eventFaults } from './event-faults.ts';
import type { FaultKind } from './fault-kind.ts';
import { headFaults } from './head-faults.ts';
import { wireFaults } from './wire-faults.ts';

const kinds = { ...headFaults, ...eventFaults, ...wireFaults };

/** Name of a fault. */
export type FaultName = keyof typeof kinds;

/** Every fault by its name. */
export const faultKinds: Readonly<Record<FaultName, FaultKind>> = kinds;
