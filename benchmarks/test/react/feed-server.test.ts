import { describe, expect, it } from 'vitest';
import { delta, startFeedServer } from '../../src/react/feed-server.ts';

describe('startFeedServer', () => {
  it.each([
    ['stream', 'content'],
    ['ui-messages', 'delta'],
  ])('sends the same text as %s', async (form, property) => {
    await using server = await startFeedServer(new Map());
    const text = await (await fetch(`${server.url}/3/api/${form}`)).text();
    const events = text
      .split('\n\n')
      .filter((event) => event.startsWith('data: {'))
      .map((event) => JSON.parse(event.slice('data: '.length)) as Record<string, unknown>);
    const deltas = events.filter(({ type }) => /^text.delta$/.test(String(type)));
    expect(deltas.map((event) => event[property])).toEqual([delta, delta, delta]);
  });

  it('serves each page with its script', async () => {
    await using server = await startFeedServer(new Map([['app', 'console.log(1)']]));
    const page = await (await fetch(`${server.url}/3/app`)).text();
    expect(page).toContain('<script type="module">console.log(1)</script>');
  });
});
