import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transformAsync } from '@babel/core';
import { describe, expect, it } from 'vitest';

const source = fileURLToPath(new URL('../src/', import.meta.url));

/** What the React compiler has to say of a component or a hook. */
interface CompilerEvent {
  readonly kind: string;
  readonly fnName?: string | null;
  readonly detail?: unknown;
}

/** Compiles a module's components and hooks, and gives what becomes of each. */
async function compile(text: string): Promise<readonly CompilerEvent[]> {
  const events: CompilerEvent[] = [];
  const logger = { logEvent: (_file: string | null, event: CompilerEvent) => events.push(event) };
  await transformAsync(text, {
    filename: 'module.ts',
    configFile: false,
    babelrc: false,
    parserOpts: { plugins: ['typescript'] },
    plugins: [['babel-plugin-react-compiler', { logger }]],
  });
  return events;
}

const clientModules = globSync('**/*.ts', { cwd: source })
  .map((file) => ({ file, text: readFileSync(source + file, 'utf8') }))
  .filter(({ text }) => /^'use client'/m.test(text));

describe('the React compiler', () => {
  it.each(clientModules)('compiles every hook of $file', async ({ text }) => {
    const events = await compile(text);
    expect(events.filter(({ kind }) => kind === 'CompileSuccess')).not.toEqual([]);
    expect(events.filter(({ kind }) => kind !== 'CompileSuccess')).toEqual([]);
  });

  it('refuses a hook that breaks the rules of React', async () => {
    const events = await compile(`
      import { useRef } from 'react';
      export function useLast(value) {
        const last = useRef();
        last.current = value;
        return last.current;
      }`);
    expect(events.map(({ kind }) => kind)).toContain('CompileError');
  });
});
