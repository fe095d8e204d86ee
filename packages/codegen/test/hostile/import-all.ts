import { pathToFileURL } from 'node:url';

/**
 * Imports the modules whose paths come in as lines, and prints what is then different in this process. Run in a folder of
 * its own.
 */
process.stdin.setEncoding('utf8');
let input = '';
for await (const text of process.stdin) input += text;

const prototypes = [Object.prototype, Array.prototype, Function.prototype, String.prototype, Promise.prototype];
const observed = () => [globalThis, ...prototypes].map((object) => Reflect.ownKeys(object).map(String).sort());

const before = observed();
const paths = input.split('\n').filter((path) => path !== '');
for (const path of paths) await import(pathToFileURL(path).href);
const after = observed();
const added = after.flatMap((keys, index) => keys.filter((key) => !before[index]?.includes(key)));
process.stdout.write(JSON.stringify({ imported: paths.length, added }));
