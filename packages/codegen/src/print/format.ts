import { format as formatText } from 'oxfmt';
import { type GeneratedFile, isCode } from './file.ts';
import { inPieces } from './in-pieces.ts';

/** The style of everything that is generated. */
const style = { printWidth: 120, singleQuote: true } as const;

/**
 * Formats a generated file. Data stays as it is.
 *
 * @throws Error when the file does not parse: then an emitter printed something wrong, and nothing is written.
 */
export async function formatFile<TFile extends GeneratedFile>(file: TFile): Promise<TFile> {
  if (!isCode(file)) return file;
  const pieces: string[] = [];
  for (const piece of inPieces(file.content)) {
    const { code, errors } = await formatText(file.path, piece, style);
    const [first] = errors;
    if (first !== undefined) throw new Error(`The generated file ${file.path} does not parse: ${first.message}`);
    pieces.push(code);
  }
  return { ...file, content: pieces.join('\n') };
}
