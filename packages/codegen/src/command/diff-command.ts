import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { configPath, findWorkspace } from '../find-workspace.ts';
import { GenerateError } from '../generate-error.ts';
import { displayPath } from '../output/write-files.ts';
import { escapeHidden } from '../print/code.ts';
import { loadNamedConfig } from '../spec/config/load-named-config.ts';
import { visible } from '../visible.ts';
import { readFlags } from './read-flags.ts';
import { reportProblems } from './report-problems.ts';
import type { Streams } from './streams.ts';

const help = `sdk-codegen diff OLD NEW [options]

Says what a change of a document means for those who use the generated packages:
breaking, feature or fix.

  --config FILE      The SDK's shape, of both. Without it: openapi/sdk.yaml,
                     where one of them is its document.
  --old-config FILE  The SDK's shape of OLD, where that is another.
  --root DIR         The folder that references of both may not leave. Without
                     it: of each its own.
  --format FORM      text or json. Default: text.
  --changeset FILE   Writes a changeset: .changeset/api.md.
`;

const options = {
  config: { type: 'string' },
  'old-config': { type: 'string' },
  root: { type: 'string' },
  format: { type: 'string' },
  changeset: { type: 'string' },
  debug: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** Runs `sdk-codegen diff`. Ends well whatever the changes are: what to do about them is for the caller to say. */
export async function runDiff(argv: readonly string[], streams: Streams): Promise<void> {
  const { values, positionals } = readFlags(argv, options);
  if (values.help === true) {
    streams.out(help);
    return;
  }
  const [before, after, ...others] = positionals;
  if (before === undefined || after === undefined || others.length > 0) {
    throw new GenerateError('Name two documents: sdk-codegen diff OLD NEW.');
  }
  const { format = 'text', changeset: file } = values;
  if (format !== 'text' && format !== 'json') throw new GenerateError('--format is text or json.');
  const config = values.config ?? (await workspaceConfig([before, after]));
  const { diff } = await import('../diff/diff.ts');
  const { changes, changeset, warnings } = await diff({
    before,
    after,
    config,
    oldConfig: values['old-config'],
    root: values.root,
  });
  reportProblems(warnings, streams);
  if (format === 'json') streams.out(`${escapeHidden(JSON.stringify({ changes }, undefined, 2))}\n`);
  else {
    for (const { level, place, message } of changes)
      streams.out(`${level.padEnd(8)}  ${visible(`${place}: ${message}`)}\n`);
    if (changes.length === 0) streams.error('Nothing changes for users of the SDK.\n');
  }
  if (file === undefined || changes.length === 0) return;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, changeset);
  streams.error(`Wrote ${displayPath(file)}.\n`);
}

/** The configuration of this workspace, where it is for one of the documents. */
async function workspaceConfig(documents: readonly string[]): Promise<string | undefined> {
  const workspace = findWorkspace(process.cwd());
  const file = workspace && join(workspace, configPath);
  const document = (await loadNamedConfig(file))?.document;
  if (file === undefined || document === undefined) return undefined;
  const own = resolve(dirname(file), document);
  return documents.some((given) => resolve(given) === own) ? file : undefined;
}
