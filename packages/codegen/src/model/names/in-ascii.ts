import { createRequire } from 'node:module';
import type anyAscii from 'any-ascii';

const require = createRequire(import.meta.url);

/**
 * A name in letters that every identifier, file system and shell takes: `Größe` as `Grosse`, `订单` as `DingDan`, `Заказ`
 * as `Zakaz`. Signs and pictures are spaces. Of what looks the same in several scripts, or like nothing at all, nothing is
 * left to look at.
 */
export function inAscii(name: string): string {
  if (/^[ -~]*$/.test(name)) return name;
  const letters = name.normalize('NFKC').replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ');
  // A soft sign is written as an apostrophe, which ends no word: `результат` is `rezultat`.
  return romanise(letters).replace(/['"`]/g, '');
}

/** Most documents need no table of all scripts: it is loaded for the first name that does. */
function romanise(text: string): string {
  const { default: library } = require('any-ascii') as { default: typeof anyAscii };
  return library(text);
}
