import { resolve } from 'node:path';
import { isFile } from '../file-state.ts';
import { GenerateError } from '../generate-error.ts';
import { folderLayout, type OutputLayout, workspaceLayout } from './output-layout.ts';

/** The layout of a family of its own, where a folder is named for it, else that of this workspace. */
export function chooseLayout(output: string | undefined, workspace: string | undefined): OutputLayout {
  if (output !== undefined) {
    if (isFile(output)) throw new GenerateError(`${output} is a file. Name a folder with --output.`);
    return folderLayout(resolve(output));
  }
  if (workspace !== undefined) return workspaceLayout(workspace);
  throw new GenerateError('There is no workspace here to write to. Name a folder with --output.');
}
