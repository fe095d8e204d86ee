import type { CallRecord } from './runtime/call-record.ts';

/** How a log is written. */
export interface LogOptions {
  /** `text` for people, `json` for programs: one object a line, with `time` and `level`. */
  readonly format: 'text' | 'json';
  /** Writes nothing but what went wrong. */
  readonly isQuiet: boolean;
  readonly write: (line: string) => void;
}

/** Says what happens while the emulator runs, a line each. */
export interface Log {
  /** Something that people should know. */
  note(message: string): void;
  /** Something went wrong. */
  failure(message: string): void;
  /** A call is over. */
  call(record: CallRecord): void;
}

/** Makes a log. */
export function createLog({ format, isQuiet, write }: LogOptions): Log {
  const say = (level: 'info' | 'error', text: string, details: object) => {
    if (isQuiet && level === 'info') return;
    write(format === 'json' ? JSON.stringify({ time: new Date().toISOString(), level, ...details }) : text);
  };
  return {
    note: (message) => say('info', message, { message }),
    failure: (message) => say('error', message, { message }),
    call: (record) => {
      const { method, path, status, durationMs } = record;
      say('info', `${method} ${path} ${status} ${durationMs} ms`, record);
    },
  };
}
