export { EmulatorError } from './runtime/emulator-error.ts';
