import { basename, extname, join } from 'node:path';
import { cacheFolder } from '../harness/folders.ts';

/** What a document is called in the reports. */
export const nameOf = (input: string): string => basename(input, extname(input));

/** Where all that is made from a document goes. */
export const folderOf = (input: string): string => join(cacheFolder, 'generation', nameOf(input));
