import { readFile } from 'node:fs/promises';
import { familySource } from '../output/family-sources.ts';
import { literal } from '../print/code.ts';
import type { FamilyPackage } from '../targets.ts';
import type { StarterFile } from './starter-file.ts';

/** The files with which a package starts, below its `src/`: its program, and what starts it from code. */
export async function entryFiles(name: FamilyPackage, binary: string): Promise<readonly StarterFile[]> {
  if (name === 'cli') {
    return [{ path: 'bin.ts', content: await readFile(familySource('packages/cli/src/bin.ts'), 'utf8') }];
  }
  if (name !== 'emulator') return [];
  return [
    { path: 'bin.ts', content: emulatorProgram(binary) },
    { path: 'index.ts', content: emulatorEntry },
  ];
}

const emulatorEntry = `import { api } from './generated/routes.ts';
import { type RunningServer, type ServerOptions, startServer } from './runtime/start-server.ts';

/** Starts a local server that answers every call as the API's document describes it. */
export function startEmulator(options: ServerOptions = {}): Promise<RunningServer> {
  return startServer(api, options);
}
`;

const emulatorProgram = (binary: string) => `#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { startEmulator } from './index.ts';

const program = ${literal(`${binary}-emulator`).text};
const usage = \`\${program} [--port PORT]

Serves the API on this machine, and prints the address. Any key works, and what is created is kept for each apart.

  --port PORT  Port to listen on. Without it: that of the variable PORT, or a free one.
  --help       Shows this text.
\`;

try {
  const { values } = parseArgs({ options: { port: { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help) {
    process.stdout.write(usage);
  } else {
    const server = await startEmulator({ port: Number(values.port ?? process.env.PORT ?? 0) });
    process.stdout.write(\`\${server.url}\\n\`);
  }
} catch (error) {
  process.stderr.write(\`\${program}: \${error instanceof Error ? error.message : error}\\n\`);
  process.exitCode = 2;
}
`;
