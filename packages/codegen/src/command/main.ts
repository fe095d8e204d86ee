import { GenerateError } from '../generate-error.ts';
import { exitCodes } from './exit-codes.ts';
import { reportFailure } from './report-failure.ts';
import type { Streams } from './streams.ts';

const help = `sdk-codegen COMMAND

  generate [options]            Makes a TypeScript SDK family from an OpenAPI
                                document, or brings one up to it.
  init DIR --input DOC          Makes a whole workspace: packages, reference
                                site, test, changesets and checks.
  diff OLD NEW [options]        Says what a change of a document means for those
                                who use the packages.

  sdk-codegen COMMAND --help    Shows the options of a command.
  sdk-codegen --version         Shows the version.
`;

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

/** Each command's code is loaded when it is called. */
async function run([command, ...argv]: readonly string[], streams: Streams, signal?: AbortSignal): Promise<number> {
  switch (command) {
    case 'generate': {
      const { runGenerate } = await import('./generate-command.ts');
      return runGenerate(argv, streams, signal);
    }
    case 'init': {
      const { runInit } = await import('./init-command.ts');
      await runInit(argv, streams);
      break;
    }
    case 'diff': {
      const { runDiff } = await import('./diff-command.ts');
      await runDiff(argv, streams);
      break;
    }
    case '--version': {
      const { readOwnManifest } = await import('../own-manifest.ts');
      const { version } = await readOwnManifest();
      streams.out(`${version}\n`);
      break;
    }
    case '--help':
    case undefined:
      streams.out(help);
      break;
    default:
      throw new GenerateError(
        command.startsWith('-')
          ? 'Name a command first: `generate`, `diff` or `init`; see --help.'
          : `Unknown command: ${command}. The commands are \`generate\`, \`diff\` and \`init\`; see --help.`,
      );
  }
  return exitCodes.ok;
}
