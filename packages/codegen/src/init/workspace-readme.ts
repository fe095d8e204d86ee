import type { ApiModel } from '../model/types.ts';
import { shellWord } from '../print/shell.ts';
import { clientExample, commandExample, shell } from '../starters/examples.ts';
import { type WorkspacePackage, workspacePackages } from './workspace.ts';

/**
 * The README of a new workspace.
 *
 * @param generator - How the generator is called.
 */
export function workspaceReadme(model: ApiModel, generator: string): string {
  const document = shellWord(`openapi/${model.info.documentName}`);
  const { className, scope } = model.client;
  const rows = workspacePackages.map((name) => `- [\`${scope}/${name}\`](packages/${name}): ${summaries[name]}`);
  return `# ${className}

TypeScript packages for one API, made from its OpenAPI document:

${rows.join('\n')}
- [docs](docs): the reference, for HTTP, TypeScript, React and the command line

## Try it

Node 22.13 or newer is enough. Commit \`pnpm-lock.yaml\`, which the first command writes.

${shell('npx -y pnpm@12 install', 'npx -y pnpm@12 test', 'npx -y pnpm@12 build')}

\`packages/emulator\` answers as the document describes it, and needs no network:

${shell('node packages/emulator/dist/bin.js --port 4010')}

${shell(commandExample(model, 'node packages/cli/dist/bin.js'))}

${clientExample(model)}

\`npx -y pnpm@12 docs:dev\` opens the reference while you write, and \`npx -y pnpm@12 docs:build\` makes it, in \`docs/dist\`.

## Change it

\`openapi/sdk.yaml\` names the document, the packages and the calls. After a change of either, bring the code up to it, and
say in a changeset what it means to users:

${shell('npx -y pnpm@12 generate', 'npx -y pnpm@12 changeset')}

\`npx -y pnpm@12 generate --check\` ends with 1 where the code is not up to date: a step for \`.github/workflows/ci.yml\`. The
generator finds out itself what a change means, and writes the changeset in place of the second command:

${shell(
  'git worktree add --detach ../before HEAD',
  `${generator} diff ../before/${document} ${document} --old-config ../before/openapi/sdk.yaml --changeset .changeset/api.md`,
  'git worktree remove ../before',
)}

What stands in \`src/generated\` and \`src/runtime\` is written by \`generate\` alone: the one depends on the document, the
other is how clients, hooks, commands, servers and pages behave. The script \`generate\` names the version of the generator;
a newer one brings newer runtimes.

## Release it

\`npx -y pnpm@12 changeset version\` raises the versions, and \`npx -y pnpm@12 run pack\` puts the packages into \`packed/\` as
they are published. Publishing needs the scope \`${scope}\` on npm; another one is set in \`openapi/sdk.yaml\` and in the
manifests.

## License

The runtimes are under the MIT license that stands beside them. How the rest is licensed is for you to say.
`;
}

const summaries: Readonly<Record<WorkspacePackage, string>> = {
  core: 'the client',
  react: 'hooks on TanStack Query',
  cli: 'the command line',
  emulator: 'a local server to develop and test against',
};
