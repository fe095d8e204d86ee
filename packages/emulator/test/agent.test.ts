import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SessionEvent, ToolCallEvent, ToolResultEvent } from '../src/generated/models.ts';
import type { Emulator } from '../src/index.ts';
import { emulatorForTest, handbook, temporaryFolder } from './support/emulator.ts';
import { createSession, runTurn } from './support/http.ts';

const report: Record<string, string> = {
  'report.md': '# Report\n\nIn Q3 revenue grew to 12 million, in the very best quarter so far.\n',
  'outlook/report-q4.md': '# Outlook\n\nIn Q4 revenue fell to 9 million.\n',
  'staff.md': '# Staff\n\nThe office has forty desks.\n',
};

async function reportEmulator(): Promise<Emulator> {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'outlook'));
  for (const [name, text] of Object.entries(report)) writeFileSync(join(folder, name), text);
  return emulatorForTest({ indexes: { 'idx-handbook': handbook, 'idx-report': folder } });
}

async function ask(emulator: Emulator, sessionId: string, prompt: string): Promise<SessionEvent[]> {
  return runTurn(emulator, sessionId, { index_ids: ['idx-handbook', 'idx-report'], prompt });
}

function calls(events: readonly SessionEvent[]): ToolCallEvent[] {
  return events.filter((event) => event.type === 'tool_call');
}

function results(events: readonly SessionEvent[]): ToolResultEvent[] {
  return events.filter((event) => event.type === 'tool_result');
}

function textOf(events: readonly SessionEvent[]): string {
  return events.find((event) => event.type === 'text')?.content ?? '';
}

describe('the agent', () => {
  test('searches for each part of a question, across all indexes', async () => {
    const emulator = await reportEmulator();
    const events = await ask(
      emulator,
      await createSession(emulator),
      'When do refunds arrive and how did revenue develop?',
    );
    expect(calls(events).map((event) => [event.name, event.arguments.query])).toEqual([
      ['search', 'When do refunds arrive'],
      ['search', 'how did revenue develop'],
    ]);
    expect(textOf(events)).toContain('(refunds.md, lines 1 to 8)');
    expect(textOf(events)).toContain('(report.md, lines 1 to 3)');
    expect(events.at(-1)).toMatchObject({ type: 'stop', usage: { turns: 2 } });
  });

  test('greps for what stands in quotation marks', async () => {
    const emulator = await reportEmulator();
    const events = await ask(emulator, await createSession(emulator), 'Where do we say "very best quarter"?');
    expect(calls(events).map((event) => event.name)).toEqual(['search', 'grep']);
    expect(results(events)[1]?.result).toEqual({
      matches: [
        {
          index_id: 'idx-report',
          file_name: 'report.md',
          line: 3,
          text: 'In Q3 revenue grew to 12 million, in the very best quarter so far.',
        },
      ],
    });
    expect(textOf(events)).toContain('(report.md, line 3)');
  });

  test('says that a phrase stands nowhere', async () => {
    const emulator = await reportEmulator();
    const events = await ask(emulator, await createSession(emulator), '"worst quarter"');
    expect(textOf(events)).toContain('The words “worst quarter”:\n\nThey stand nowhere in the indexed files.');
  });

  test.each(['What does report-q4.md say about revenue?', 'revenue in the file outlook/report-q4.'])(
    'reads a file that is named, and searches in it alone: %s',
    async (prompt) => {
      const emulator = await reportEmulator();
      const events = await ask(emulator, await createSession(emulator), prompt);
      expect(calls(events).map((event) => event.name)).toEqual(['search', 'read']);
      expect(calls(events)[0]?.arguments).toMatchObject({ file_names: ['outlook/report-q4.md'] });
      const passage = { index_id: 'idx-report', file_name: 'outlook/report-q4.md', start_line: 1, end_line: 3 };
      expect(results(events)[0]?.result).toMatchObject({ passages: [passage] });
      expect(results(events)[1]?.result).toMatchObject({ passages: [passage] });
      expect(textOf(events)).not.toContain('12 million');
    },
  );

  test('understands a follow-up from the history, turn after turn', async () => {
    const emulator = await reportEmulator();
    const sessionId = await createSession(emulator);
    await ask(emulator, sessionId, 'How did revenue develop in Q3?');
    const second = await ask(emulator, sessionId, 'and in Q4?');
    expect(calls(second)[0]?.arguments).toMatchObject({ query: 'revenue develop and in Q4?' });
    expect(textOf(second)).toMatch(/^This is what the files say:\n\n> [^\n]*9 million/);
    const third = await ask(emulator, sessionId, 'Why?');
    expect(calls(third)[0]?.arguments).toMatchObject({ query: 'revenue develop q4 Why?' });
  });

  test('says the same after the same history', async () => {
    const emulator = await reportEmulator();
    const talk = async () => {
      const sessionId = await createSession(emulator);
      const turns: SessionEvent[] = [];
      for (const prompt of ['How did revenue develop in Q3?', 'and in Q4? And "forty desks" in staff.md?']) {
        turns.push(...(await ask(emulator, sessionId, prompt)));
      }
      return turns.map((event) =>
        event.type === 'stop' ? { ...event, usage: { ...event.usage, duration_ms: 0 } } : event,
      );
    };
    expect(await talk()).toEqual(await talk());
  });

  test('gives each call of a session an id of its own, and each result that of its call', async () => {
    const emulator = await reportEmulator();
    const sessionId = await createSession(emulator);
    const events = [
      ...(await ask(emulator, sessionId, 'refunds? revenue?')),
      ...(await ask(emulator, sessionId, 'refunds? revenue?')),
    ];
    const ids = calls(events).map((event) => event.call_id);
    expect(new Set(ids).size).toBe(4);
    expect(results(events).map((event) => event.call_id)).toEqual(ids);
  });
});
