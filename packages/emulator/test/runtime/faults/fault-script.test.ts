import { describe, expect, it, test } from 'vitest';
import type { Fault } from '../../../src/runtime/faults/fault.ts';
import { FaultError } from '../../../src/runtime/faults/fault.ts';
import { createFaultScript } from '../../../src/runtime/faults/fault-script.ts';
import { parseFaults } from '../../../src/runtime/faults/parse-faults.ts';
import { serveFeed } from '../../support/feed.ts';

const operations = new Set(['pets.list', 'pets.create']);

/** The names of the faults that strike each of several calls. */
function strike(script: ReturnType<typeof createFaultScript>, ...calls: string[]): string[][] {
  return calls.map((operation) => script.take(operation, undefined).map(({ fault }) => fault));
}

describe('a scripted fault', () => {
  test.each<[Fault, string[][]]>([
    [{ fault: 'gzip' }, [['gzip'], ['gzip'], ['gzip'], ['gzip']]],
    [{ fault: 'gzip', times: 2 }, [['gzip'], ['gzip'], [], []]],
    [{ fault: 'gzip', skip: 1, times: 1 }, [[], ['gzip'], [], []]],
    [{ fault: 'gzip', operation: 'pets.create' }, [[], ['gzip'], [], ['gzip']]],
    [{ fault: 'gzip', operation: 'pets.create', times: 1 }, [[], ['gzip'], [], []]],
  ])('%j', (fault, wanted) => {
    const script = createFaultScript(operations);
    script.add(fault);
    expect(strike(script, 'pets.list', 'pets.create', 'pets.list', 'pets.create')).toEqual(wanted);
  });

  it('strikes together with others, in the order of their coming, and before those of the header', () => {
    const script = createFaultScript(operations);
    script.add({ fault: 'gzip' });
    script.add({ fault: 'bom', times: 1 });
    expect(script.take('pets.list', 'crlf, cr').map(({ fault }) => fault)).toEqual(['gzip', 'bom', 'crlf', 'cr']);
    expect(strike(script, 'pets.list')).toEqual([['gzip']]);
  });

  it('is taken back by itself, or with all others', () => {
    const script = createFaultScript(operations);
    const added = script.add({ fault: 'gzip' });
    script.add({ fault: 'bom' });
    added[Symbol.dispose]();
    expect(strike(script, 'pets.list')).toEqual([['bom']]);
    script.clear();
    expect(strike(script, 'pets.list')).toEqual([[]]);
  });

  it('strikes while the server runs', async () => {
    const { url, faults, calls } = await serveFeed([
      { fault: 'status', status: 429, operation: 'feed.status', times: 1 },
    ]);
    const statuses: number[] = [];
    for (let call = 0; call < 2; call += 1) statuses.push((await fetch(`${url}/status`)).status);
    faults.add({ fault: 'status', times: 1 });
    for (let call = 0; call < 2; call += 1) statuses.push((await fetch(`${url}/status`)).status);
    expect(statuses).toEqual([429, 200, 503, 200]);
    expect(calls).toEqual(['feed.status', 'feed.status']);
  });
});

describe('faults are written as', () => {
  it.each<[string, object[]]>([
    ['crlf', [{ fault: 'crlf' }]],
    ['crlf, http-1.0', [{ fault: 'crlf' }, { fault: 'http-1.0' }]],
    ['status;status=429;retry-after=1', [{ fault: 'status', status: 429, retryAfter: 1 }]],
    ['status;retry-after-form=date', [{ fault: 'status', retryAfterForm: 'date' }]],
    ['failed-terminal;message="No, thanks"', [{ fault: 'failed-terminal', message: 'No, thanks' }]],
    ['gzip;operation=pets.list;times=2;skip=1', [{ fault: 'gzip', operation: 'pets.list', times: 2, skip: 1 }]],
    ['', []],
  ])('%s', (text, wanted) => {
    expect(parseFaults(text)).toEqual(wanted);
  });

  it.each(['crlf;', 'crlf,', '(crlf cr)', 'crlf;after=', '"crlf', 'ß'])('not %s', (text) => {
    expect(() => parseFaults(text)).toThrow(
      `Faults are written like status;status=503;retry-after=1, slow-headers, not ${JSON.stringify(text)}`,
    );
  });
});

describe('a wrong fault is refused', () => {
  it.each<[string, RegExp]>([
    ['crlff', /^There is no fault "crlff"\. The faults: status, slow-headers, /],
    ['toString', /^There is no fault "toString"/],
    ['crlf;after=1', /^The fault crlf takes no "after"\. It takes: operation, skip, times$/],
    [
      'status;retry-before=1',
      /^The fault status takes no "retry-before"\. It takes: status, retry-after, retry-after-form, /,
    ],
    ['status;status=200', /^status of the fault status takes a whole number from 400 to 599, not 200$/],
    ['status;retry-after=1.5', /^retry-after of the fault status takes a whole number from 0 to 86400, not 1\.5$/],
    ['status;retry-after-form=days', /takes seconds, date, milliseconds, not "days"$/],
    ['failed-terminal;message=5', /takes text, not 5$/],
    ['slow-body;delay-ms', /^delay-ms of the fault slow-body takes a whole number .* not true$/],
    [
      'gzip;operation=pets.fly',
      /^The fault gzip names no operation by "pets\.fly"\. The operations: pets\.list, pets\.create$/,
    ],
  ])('%s', (text, message) => {
    const script = createFaultScript(operations);
    for (const fault of parseFaults(text)) {
      expect(() => script.add(fault)).toThrow(FaultError);
      expect(() => script.add(fault)).toThrow(message);
    }
    expect(strike(script, 'pets.list')).toEqual([[]]);
  });

  it('in a header by a 400 that says why, and the operation does not run', async () => {
    const { url, calls } = await serveFeed();
    const read = async (fault: string) => {
      const response = await fetch(`${url}/status`, { headers: { 'x-emulator-fault': fault } });
      return [response.status, ((await response.json()) as { detail: string }).detail];
    };
    expect(await read('crlf;after=1')).toEqual([
      400,
      'x-emulator-fault: The fault crlf takes no "after". It takes: operation, skip, times',
    ]);
    expect(await read('gzip;times=2')).toEqual([
      400,
      'x-emulator-fault: A fault in a header strikes its own request: leave out operation, skip and times',
    ]);
    expect(calls).toEqual([]);
  });
});
