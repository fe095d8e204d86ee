import {
  accessSync,
  constants,
  createReadStream,
  createWriteStream,
  lstatSync,
  mkdirSync,
  readFileSync,
} from 'node:fs';
import { chmod, link, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';

/** A browser to start: the program, and the arguments that it needs. */
export interface Chromium {
  readonly executablePath: string;
  readonly args: string[];
}

/** Where the browser is looked for, so that a test can say it. */
export interface ChromiumSearch {
  /** Path of a browser, used as it is; `CHROMIUM_PATH` by default. */
  readonly override?: string | undefined;
  /** Paths of browsers that the system may have; the first that can be run is used. */
  readonly systemPaths?: readonly string[];
  /** System and processor; the packed browser runs on `linux-x64` alone. */
  readonly platform?: string;
  /** Folder that the packed browser is unpacked below; the system's temporary folder by default. */
  readonly cacheFolder?: string;
}

const defaultSystemPaths: readonly string[] = [
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * Arguments for a browser that only ever opens pages of the tests. The package's own list is not used: it disables web
 * security, which would hide mistakes in cross-origin headers.
 */
const launchArguments: readonly string[] = [
  '--no-sandbox',
  '--no-zygote',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
];

/**
 * Finds a Chromium to test with: the one named by `CHROMIUM_PATH`, else one that the system has, else the one packed in
 * `@sparticuz/chromium`, which is unpacked once for each version of the package. Safe to call from many processes at once.
 *
 * @throws Error when `CHROMIUM_PATH` names no program, or when there is no browser and the packed one cannot run here.
 */
export async function findChromium(search: ChromiumSearch = {}): Promise<Chromium> {
  return { executablePath: await findExecutable(search), args: [...launchArguments] };
}

async function findExecutable(search: ChromiumSearch): Promise<string> {
  const override = search.override ?? process.env.CHROMIUM_PATH;
  if (override) {
    if (isExecutable(override)) return override;
    throw new Error(`CHROMIUM_PATH names no program that can be run: ${override}`);
  }
  const installed = (search.systemPaths ?? defaultSystemPaths).find(isExecutable);
  if (installed !== undefined) return installed;
  if ((search.platform ?? `${process.platform}-${process.arch}`) === 'linux-x64') {
    return unpack(search.cacheFolder ?? tmpdir());
  }
  throw new Error('No Chrome or Chromium found. Install Google Chrome, or set CHROMIUM_PATH to the path of a browser.');
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Unpacks the browser of `@sparticuz/chromium` unless that is done, and gives its path. */
async function unpack(cacheFolder: string): Promise<string> {
  const packageFolder = path.resolve(createRequire(import.meta.url).resolve('@sparticuz/chromium'), '../..');
  const { version } = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  const executable = path.join(makePrivateFolder(cacheFolder), `chromium-${version}`);
  if (isExecutable(executable)) return executable;
  const partial = `${executable}.${process.pid}`;
  await pipeline(
    createReadStream(path.join(packageFolder, 'bin', 'chromium.br')),
    createBrotliDecompress(),
    createWriteStream(partial),
  );
  await chmod(partial, 0o755);
  // A link appears whole or not at all. A rename would replace the program under a browser that another process has
  // started in the meantime, which kills it.
  await link(partial, executable).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(partial);
  return executable;
}

/** A folder that no other user can have put a program into, although the folder above it is everyone's. */
function makePrivateFolder(cacheFolder: string): string {
  const uid = process.getuid?.();
  const folder = path.join(cacheFolder, `test-browser-${uid}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const status = lstatSync(folder);
  if (status.isDirectory() && status.uid === uid && (status.mode & 0o022) === 0) return folder;
  throw new Error(`${folder} does not belong to you alone. Remove it, or set CHROMIUM_PATH to a browser.`);
}
