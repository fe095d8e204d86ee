import { type Emulator, type EmulatorOptions, startEmulator } from '@llamacloud-prod/emulator';

const options: EmulatorOptions = { port: 0, indexes: { 'idx-notes': './notes' } };
export const emulator: Promise<Emulator> = startEmulator(options);
export const url: Promise<string> = emulator.then((started) => started.url);

// @ts-expect-error a port is a number
startEmulator({ port: 'any' });
