import type { GenerateOptions, GenerateResult } from '../generate.ts';
import { GenerateError } from '../generate-error.ts';
import { displayPath } from '../output/write-files.ts';
import { isAddress } from '../spec/source/address.ts';
import { isPipe } from '../spec/source/pipe.ts';
import { allTargets, type Target } from '../targets.ts';
import { exitCodes } from './exit-codes.ts';
import { ProgressLine } from './progress-line.ts';
import { readFlags } from './read-flags.ts';
import { reportFailure } from './report-failure.ts';
import { reportProblems } from './report-problems.ts';
import type { Streams } from './streams.ts';

const help = `sdk-codegen generate [options]

Makes a TypeScript SDK family from an OpenAPI document, or brings one up to it.

  --input FILE      The document, its address, or - for standard input. Without
                    it: the one that openapi/sdk.yaml names.
  --root DIR        The folder that references of the document may not leave.
                    Without it: the document's.
  --config FILE     The SDK's shape. Without it and with --input: resources are
                    inferred from the document.
  --overlay FILE    An OpenAPI Overlay to apply first. May be given several
                    times, in their order.
  --output DIR      Writes the family below DIR, the runtimes included. Without
                    it: into this workspace.
  --runtimes        Brings the runtimes of a workspace that \`init\` has made to
                    this version, too.
  --targets LIST    Only these, by commas:
                    ${allTargets.join(', ')}.
  --watch           Goes on, and generates again whenever one of the files that
                    were read changes.
  --check           Writes nothing, and ends with 1 where a file is not up to
                    date.
  --debug           Shows where an unexpected error comes from.
  --help            Shows this text.
`;

const options = {
  input: { type: 'string' },
  root: { type: 'string' },
  config: { type: 'string' },
  overlay: { type: 'string', multiple: true },
  output: { type: 'string' },
  runtimes: { type: 'boolean' },
  targets: { type: 'string' },
  watch: { type: 'boolean' },
  check: { type: 'boolean' },
  debug: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/**
 * Runs `sdk-codegen generate`.
 *
 * @param signal - Ends a watch.
 * @returns The exit code.
 */
export async function runGenerate(argv: readonly string[], streams: Streams, signal?: AbortSignal): Promise<number> {
  const { values, positionals } = readFlags(argv, options);
  if (values.help === true) {
    streams.out(help);
    return exitCodes.ok;
  }
  if (positionals.length > 0) throw new GenerateError(`Name the document by a flag: --input ${positionals[0]}.`);
  const line = streams.progress && new ProgressLine(streams.progress);
  const generateOptions: GenerateOptions = {
    input: values.input,
    root: values.root,
    config: values.config,
    overlays: values.overlay,
    output: values.output,
    runtimes: values.runtimes,
    targets: readTargets(values.targets),
    check: values.check === true,
    onProgress: line && ((progress) => line.show(progress)),
  };
  if (values.watch === true) {
    const { input = '' } = values;
    if (isAddress(input)) throw new GenerateError('--watch looks at files. Download the document first.');
    if (isPipe(input)) throw new GenerateError('--watch looks at files, and a pipe is read once. Name a file.');
    if (values.check === true) throw new GenerateError('--watch writes, and --check does not. Use one of them.');
    const { watch } = await import('../watch.ts');
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
  const { generate } = await import('../generate.ts');
  const result = await generate(generateOptions).finally(() => line?.end());
  if (values.check !== true || result.changes.length === 0) {
    reportResult(result, streams);
    return exitCodes.ok;
  }
  reportStaleness(result, streams);
  const repair = values.output === undefined ? '`npx -y pnpm@12 generate`' : 'the same command without --check';
  streams.error(`Generated code is not up to date. Run ${repair} and commit what it changes.\n`);
  return exitCodes.stale;
}

function reportStaleness({ warnings, changes }: GenerateResult, streams: Streams): void {
  reportProblems(warnings, streams);
  for (const { path, change } of changes) streams.error(`${staleness[change]}: ${displayPath(path)}\n`);
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
