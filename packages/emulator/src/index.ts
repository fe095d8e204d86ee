export type { CallRecord } from './runtime/call-record.ts';
export { EmulatorError } from './runtime/emulator-error.ts';
export { type Fault, FaultError, type FaultScope } from './runtime/faults/fault.ts';
export type { FaultName } from './runtime/faults/fault-kinds.ts';
export type { FaultParameters } from './runtime/faults/fault-parameters.ts';
export type { FaultScript } from './runtime/faults/fault-script.ts';
export type { RunningServer, ServerOptions } from './runtime/start-server.ts';
export { type Emulator, type EmulatorOptions, startEmulator } from './start-emulator.ts';
