import { GenerateError, type GenerateOptions, type GenerateResult, generate } from './generate.ts';
import { readOwnManifest } from './init/manifests.ts';
import { ProgressLine } from './progress-line.ts';
import { readFlags } from './read-flags.ts';
import { reportProblems } from './report-problems.ts';
import { SpecError } from './spec/spec-error.ts';
import type { Streams } from './streams.ts';
import { allTargets, type Target } from './targets.ts';
import { watch } from './watch.ts';
import { displayPath } from './write-files.ts';

/** What a run ends with. */
export const exitCodes = { ok: 0, stale: 1, usage: 2 } as const;

const help = `sdk-codegen COMMAND

  generate [options]            Makes a TypeScript SDK family from an OpenAPI document, or brings one up to it.
  init DIR --input DOC          Makes a whole workspace: packages, reference site, test, changesets and checks.
  diff OLD NEW [options]        Says what a change of a document means for those who use the packages.

  sdk-codegen COMMAND --help    Shows the options of a command.
  sdk-codegen --version         Shows the version.
`;

const generateHelp = `sdk-codegen generate [options]

Makes a TypeScript SDK family from an OpenAPI document, or brings one up to it.

  --input FILE      The document. Without it: the one that openapi/sdk.yaml names.
  --config FILE     The SDK's shape. Without it and with --input: resources are inferred from the document.
  --overlay FILE    An OpenAPI Overlay to apply first. May be given several times, in their order.
  --output DIR      Writes the family below DIR, the runtimes included. Without it: into this workspace.
  --runtimes        Brings the runtimes of a workspace that \`init\` has made to this version, too.
  --targets LIST    Only these, by commas: ${allTargets.join(', ')}.
  --watch           Goes on, and generates again whenever one of the files that were read changes.
  --check           Writes nothing, and ends with 1 where a file is not up to date.
  --debug           Shows where an unexpected error comes from.
  --help            Shows this text.
`;

const options = {
  input: { type: 'string' },
  config: { type: 'string' },
  overlay: { type: 'string', multiple: true },
  output: { type: 'string' },
  runtimes: { type: 'boolean' },
  targets: { type: 'string' },
  watch: { type: 'boolean' },
  check: { type: 'boolean' },
  debug: { type: 'boolean' },
  help: { type: 'boolean' },
  version: { type: 'boolean' },
} as const;

/**
 * Runs the command line.
 *
 * @param argv - The arguments after the program's name.
 * @param signal - Ends a watch.
 * @returns The exit code: 0 done, 1 a file is not up to date, 2 the call or an input file is wrong.
 */
export async function main(argv: readonly string[], streams: Streams, signal?: AbortSignal): Promise<number> {
  try {
    return await run(argv, streams, signal);
  } catch (error) {
    reportFailure(error, argv.includes('--debug'), streams);
    return exitCodes.usage;
  }
}

function reportFailure(error: unknown, isDebug: boolean, streams: Streams): void {
  if (error instanceof SpecError) {
    reportProblems(error.problems, streams);
    return;
  }
  if (!(error instanceof Error)) throw error;
  streams.error(`${error.message}\n`);
  if (isDebug) streams.error(`${error.stack}\n`);
  else if (!isExpected(error)) streams.error('This is a fault of sdk-codegen. Run again with --debug to see where.\n');
}

/** A wrong call, or a file system that does not let us: the message says it all. */
function isExpected(error: Error): boolean {
  if (error instanceof GenerateError) return true;
  return 'code' in error && typeof error.code === 'string' && /^E[A-Z]+$/.test(error.code);
}

async function run(argv: readonly string[], streams: Streams, signal: AbortSignal | undefined): Promise<number> {
  if (argv[0] === 'diff') {
    const { runDiff } = await import('./diff/diff-command.ts');
    await runDiff(argv.slice(1), streams);
    return exitCodes.ok;
  }
  if (argv[0] === 'init') {
    const { runInit } = await import('./init/init-command.ts');
    await runInit(argv.slice(1), streams);
    return exitCodes.ok;
  }
  const { values, positionals } = readFlags(argv, options);
  const [command, ...others] = positionals;
  if (values.version === true) {
    const { version } = await readOwnManifest();
    streams.out(`${version}\n`);
    return exitCodes.ok;
  }
  if (values.help === true || argv.length === 0) {
    streams.out(command === 'generate' ? generateHelp : help);
    return exitCodes.ok;
  }
  if (command !== 'generate') {
    throw new GenerateError(
      `Unknown command: ${command ?? '(none)'}. The commands are \`generate\`, \`diff\` and \`init\`; see --help.`,
    );
  }
  if (others.length > 0) throw new GenerateError(`Name the document by a flag: --input ${others[0]}.`);
  const line = streams.progress && new ProgressLine(streams.progress);
  const generateOptions: GenerateOptions = {
    input: values.input,
    config: values.config,
    overlays: values.overlay,
    output: values.output,
    runtimes: values.runtimes,
    targets: readTargets(values.targets),
    check: values.check === true,
    onProgress: line && ((progress) => line.show(progress)),
  };
  if (values.watch === true) {
    if (values.check === true) throw new GenerateError('--watch writes, and --check does not. Use one of them.');
    await watch({
      ...generateOptions,
      signal,
      onResult: (result) => {
        line?.end();
        reportResult(result, streams);
      },
      onFailure: (error) => {
        line?.end();
        reportFailure(error, values.debug === true, streams);
      },
    });
    return exitCodes.ok;
  }
  const result = await generate(generateOptions).finally(() => line?.end());
  if (values.check !== true || result.changes.length === 0) {
    reportResult(result, streams);
    return exitCodes.ok;
  }
  reportProblems(result.warnings, streams);
  for (const { path, change } of result.changes) streams.error(`${staleness[change]}: ${displayPath(path)}\n`);
  const repair = values.output === undefined ? '`npx -y pnpm@12 generate`' : 'the same command without --check';
  streams.error(`Generated code is not up to date. Run ${repair} and commit what it changes.\n`);
  return exitCodes.stale;
}

const staleness = { added: 'missing', changed: 'stale', removed: 'left over' };

function readTargets(list: string | undefined): ReadonlySet<Target> {
  if (list === undefined) return new Set(allTargets);
  const names = list.split(',').map((name) => name.trim());
  const known = allTargets.filter((target) => names.includes(target));
  const unknown = names.find((name) => !known.some((target) => target === name));
  if (unknown !== undefined) {
    throw new GenerateError(`Unknown target: ${JSON.stringify(unknown)}. Targets: ${allTargets.join(', ')}.`);
  }
  return new Set(known);
}

function reportResult(result: GenerateResult, streams: Streams): void {
  reportProblems(result.warnings, streams);
  streams.error(`${summary(result)}\n`);
}

function summary({ operations, files, changes }: GenerateResult): string {
  const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;
  return `${count(operations, 'operation')}, ${count(files, 'file')}, ${count(changes.length, 'change')}.`;
}
