import { GenerateError } from '../generate-error.ts';
import { readFlags } from './read-flags.ts';
import { reportProblems } from './report-problems.ts';
import type { Streams } from './streams.ts';

const help = `sdk-codegen init DIR --input DOC [--config FILE] [--root DIR]

Makes a workspace in DIR: client, React hooks, command line, a local server and
a reference site for the API of DOC, with a test, changesets and checks. It
needs no package of this project. DOC is a file or an address; its references
may not leave its folder, or that which --root names.
`;

const options = {
  input: { type: 'string' },
  config: { type: 'string' },
  root: { type: 'string' },
  debug: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** Runs `sdk-codegen init`. */
export async function runInit(argv: readonly string[], streams: Streams): Promise<void> {
  const { values, positionals } = readFlags(argv, options);
  if (values.help === true) {
    streams.out(help);
    return;
  }
  const [folder, ...others] = positionals;
  if (folder === undefined || others.length > 0 || values.input === undefined) {
    throw new GenerateError('Name a folder and a document: sdk-codegen init DIR --input DOC.');
  }
  const { init } = await import('../init/init.ts');
  const { files, warnings } = await init({ folder, input: values.input, config: values.config, root: values.root });
  reportProblems(warnings, streams);
  streams.error(
    `Wrote ${files} files. Next: cd ${JSON.stringify(folder)} && npx -y pnpm@12 install && npx -y pnpm@12 test\n`,
  );
}
