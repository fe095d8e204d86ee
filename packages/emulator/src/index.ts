export { EmulatorError } from './emulator-error.ts';
export { type Emulator, type EmulatorOptions, startEmulator } from './start-emulator.ts';
