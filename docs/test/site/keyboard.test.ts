import type { CDPSession, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSite, type SiteInBrowser } from './browser.ts';
import { lookedAtPages } from './built-site.ts';

/** Where the focus was when Tab was pressed. */
interface FocusStop {
  /** Place of the element among all that can be used, in the page's order. */
  readonly place: number;
  readonly element: string;
  readonly isInSight: boolean;
  readonly isMarked: boolean;
}

let site: SiteInBrowser;

beforeAll(async () => {
  site = await openSite();
}, 60_000);
afterAll(() => site[Symbol.asyncDispose]());

/**
 * Runs in the page: notes at each Tab where the focus is by then, and whether it can be seen.
 *
 * @returns How many elements can be used.
 */
function watchFocus(): number {
  const usable = 'a[href], button, summary, input, select, textarea, [tabindex="0"]';
  const controls = [...document.querySelectorAll<HTMLElement>(usable)].filter((element) => {
    return (
      element.tabIndex >= 0 && !element.matches(':disabled') && element.checkVisibility({ visibilityProperty: true })
    );
  });
  const stops: FocusStop[] = [];
  Object.assign(window, { stops });
  const within = (low: number, size: number, all: number) =>
    Math.min(Math.max(low + Math.min(size / 2, 8), 1), all - 1);
  const isInSight = (element: Element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const onTop = document.elementFromPoint(within(left, width, innerWidth), within(top, height, innerHeight));
    const isInside = top < innerHeight && top + height > 0;
    return isInside && (element.contains(onTop) || onTop?.contains(element) === true);
  };
  const note = ({ key }: KeyboardEvent) => {
    const element = document.activeElement as HTMLElement;
    const place = controls.indexOf(element);
    // What scrolls takes the focus too, without being there to be used.
    if (key !== 'Tab' || place < 0) return;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const isMarked = outlineStyle !== 'none' && outlineWidth !== '0px';
    stops.push({ place, element: element.outerHTML.slice(0, 120), isInSight: isInSight(element), isMarked });
  };
  addEventListener('keydown', note, { capture: true });
  return controls.length;
}

/** Presses Tab so many times. The browser takes the keys in this order, so that none waits for an answer. */
async function pressTab(keyboard: CDPSession, times: number): Promise<void> {
  const key = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 };
  const presses = Array.from({ length: times }, () => [
    keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key }),
    keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key }),
  ]);
  await Promise.all(presses.flat());
}

const stopsOf = (page: Page) => page.evaluate('stops') as Promise<readonly FocusStop[]>;

describe.concurrent('the keyboard', () => {
  it.each(lookedAtPages)(
    'reaches everything of %s, in order and in sight',
    async (address) => {
      const page = await site.browser.newPage({ viewport: { width: 1280, height: 900 } });
      await page.goto(`${site.origin}${address}?open=*`, { waitUntil: 'load' });
      const count = await page.evaluate(watchFocus);
      const keyboard = await page.context().newCDPSession(page);
      await pressTab(keyboard, count + 1);
      // Stops that are no control have taken some of them.
      for (let more = 0; more < 50 && (await stopsOf(page)).length < count; more += 1) await pressTab(keyboard, 1);
      const stops = (await stopsOf(page)).slice(0, count);
      expect(count).toBeGreaterThan(3);
      expect(stops.map(({ place }) => place)).toEqual([...Array(count).keys()]);
      expect(stops.filter(({ isInSight, isMarked }) => !isInSight || !isMarked)).toEqual([]);
      await page.close();
    },
    60_000,
  );
});
