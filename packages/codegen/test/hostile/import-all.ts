import { pathToFileURL } from 'node:url';

/**
 * Imports the modules whose paths come in as lines, and prints what those after an empty line have changed in this
 * process: the ones before it load the runtimes and their libraries. Run in a folder of its own.
 */
process.stdin.setEncoding('utf8');
let input = '';
for await (const text of process.stdin) input += text;

const prototypes = [Object.prototype, Array.prototype, Function.prototype, String.prototype, Promise.prototype];
const observed = () => [globalThis, ...prototypes].map((object) => Reflect.ownKeys(object).map(String).sort());

const [harmless = [], paths = []] = input.split('\n\n').map((lines) => lines.split('\n'));
for (const path of harmless) await import(pathToFileURL(path).href);
const before = observed();
for (const path of paths) await import(pathToFileURL(path).href);
const after = observed();
const added = after.flatMap((keys, index) => keys.filter((key) => !before[index]?.includes(key)));
process.stdout.write(JSON.stringify({ imported: paths.length, added }));
