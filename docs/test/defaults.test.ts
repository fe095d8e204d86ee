import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { LlamaCloud } from '@llamacloud-prod/core';
import { describe, expect, it } from 'vitest';
import { exitCodes } from '../../packages/cli/src/runtime/exit-codes.ts';
import { maxRetriesFlag, timeoutFlag } from '../../packages/cli/src/runtime/global-flags.ts';
import { faultKinds } from '../../packages/emulator/src/runtime/faults/fault-kinds.ts';

const read = (path: string) => readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8');
const guide = (name: string) => read(`../src/content/docs/guides/${name}.md`);
/** Cells of the rows of all tables, without marks of code. */
const rowsOf = (text: string) => {
  return [...text.matchAll(/^\|(.*)\|$/gm)].map(([, row = '']) =>
    row.split('|').map((cell) => cell.trim().replaceAll('`', '')),
  );
};

describe('what is printed', () => {
  const { limits } = new LlamaCloud({ apiKey: 'key' });

  it('of deadlines and retries are the defaults of the client', () => {
    const rows = rowsOf(guide('errors-and-retries'));
    for (const [name, value] of Object.entries(limits)) {
      const printed = rows.find(([cell]) => cell === name)?.[1];
      expect([name, printed]).toEqual([name, value === Infinity ? 'none' : value.toLocaleString('en')]);
    }
    const moved = rowsOf(guide('from-the-vendor')).find(([cell]) => cell === 'Retries by default');
    expect(moved?.[2]).toBe(String(limits.maxRetries));
  });

  it('by the help of the command line is the default of the client', () => {
    expect(timeoutFlag.description).toContain(`Default: ${limits.timeout / 1000}s.`);
    expect(maxRetriesFlag.description).toContain(`Default: ${limits.maxRetries}.`);
  });

  it('in the README of the client are its defaults', () => {
    const readme = read('../../packages/core/README.md');
    const rows = rowsOf(readme);
    for (const name of ['timeout', 'idleTimeout', 'totalTimeout'] as const) {
      expect(rows.find(([cell]) => cell === name)?.[2]).toBe(
        limits[name] === Infinity ? 'Infinity' : limits[name].toLocaleString('en'),
      );
    }
    expect(readme).toContain(`\`maxRetries\` is ${limits.maxRetries}, `);
  });

  it('of exit codes are the codes of the command line', () => {
    const printed = rowsOf(guide('command-line')).flatMap(([code = '']) => (/^\d+$/.test(code) ? [Number(code)] : []));
    expect(printed).toEqual(Object.values(exitCodes));
  });

  it('of faults are the faults of the emulator', () => {
    const section = guide('emulator').split('## Faults')[1] ?? '';
    const printed = rowsOf(section)
      .slice(2)
      .flatMap(([, faults = '']) => faults.split(', '));
    expect(printed.sort()).toEqual(Object.keys(faultKinds).sort());
  });
});
