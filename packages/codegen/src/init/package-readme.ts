import { alwaysSendsKey, isRead } from '../model/call-shape.ts';
import type { ApiModel } from '../model/types.ts';
import {
  clientDefaults,
  clientExample,
  commandDefaults,
  commandExample,
  shell,
  simplestCall,
  tokenDefaults,
  typescript,
} from '../starters/examples.ts';
import type { WorkspacePackage } from './workspace.ts';

/** The README of a package, as npm shows it. */
export function packageReadme(name: WorkspacePackage, model: ApiModel): string {
  return `# ${model.client.scope}/${name}\n\n${readmes[name](model)}\n`;
}

const readmes: Readonly<Record<WorkspacePackage, (model: ApiModel) => string>> = {
  core: (model) => `A typed client, for Node 20 and newer, browsers and workers.

${shell(`npm install ${model.client.scope}/core`)}

${clientExample(model)}

${clientDefaults(model)}, and calls the API that the document names.${tokenDefaults(model)}`,
  react: (model) => `React hooks on [TanStack Query](https://tanstack.com/query/v5).

${shell(`npm install ${model.client.scope}/react ${model.client.scope}/core @tanstack/react-query react`)}

\`${model.client.providerName}\` takes a client, and ${hookExample(model)}hooks use it. A key in a browser is everyone's key:
let a route of your own server add it.`,
  cli: (model) => `The API in a shell: JSON out, and exit codes that scripts can rely on.

${shell(`npm install --global ${model.client.scope}/cli`, commandExample(model, model.client.binary))}

\`--help\` lists all commands. ${commandDefaults(model)}`,
  emulator: (model) => `A local server that answers as the API's document describes it, to develop and test against.${
    alwaysSendsKey(model.client) ? ' It takes\nany key, and keeps what is created for each key apart.' : ''
  }

${shell(`npm install --save-dev ${model.client.scope}/emulator`, `npx ${model.client.binary}-emulator --port 4010`)}

${typescript(
  `import { startEmulator } from '${model.client.scope}/emulator';`,
  '',
  'await using server = await startEmulator();',
  'console.log(server.url);',
)}`,
};

function hookExample(model: ApiModel): string {
  const call = simplestCall(model);
  return call !== undefined && isRead(call) ? `\`${call.names.react.hook}()\` and other ` : '';
}
