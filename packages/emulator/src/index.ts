export { EmulatorError } from './emulator-error.ts';
export type { ModelOptions } from './llamacloud/agent/model-writer.ts';
export type { OnDisconnect } from './llamacloud/turn/turn-runner.ts';
export { type Emulator, type EmulatorOptions, startEmulator } from './start-emulator.ts';
