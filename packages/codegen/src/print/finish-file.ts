import { checkPath } from './check-path.ts';
import { checkSyntax } from './check-syntax.ts';
import type { GeneratedFile } from './file.ts';
import { formatFile } from './format.ts';

/**
 * What happens to every generated file before it is written: it passes the gates and gets its final form.
 *
 * @throws Error when an emitter printed something wrong. Nothing is written then.
 */
export async function finishFile<TFile extends GeneratedFile>(file: TFile): Promise<TFile> {
  checkPath(file.path);
  checkSyntax(file);
  return formatFile(file);
}
