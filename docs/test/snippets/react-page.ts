import { writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { build } from 'vite';
import { browserConditions } from '../../../scripts/vitest-project.ts';
import type { Snippet } from './read-snippets.ts';
import type { SnippetProject } from './snippet-project.ts';

/** Where the components of the snippets are shown. */
export interface ReactPage extends AsyncDisposable {
  readonly url: string;
}

/** Shows the components that one snippet exports: the snippet that the address names. */
const entry = (modules: readonly string[]) => `
import { createRoot } from 'react-dom/client';
import { Providers } from './snippet-0.tsx';
${modules.map((name, position) => `import * as module${position} from '${name}';`).join('\n')}
const modules = [${modules.map((_, position) => `module${position}`).join(', ')}];
for (const [name, Component] of Object.entries(modules[Number(location.hash.slice(1))])) {
  if (Component === Providers || !/^[A-Z]/.test(name)) continue;
  const part = document.body.appendChild(document.createElement('section'));
  createRoot(part).render(<Providers><Component /></Providers>);
}
`;

/** Bundles snippets and serves them as an app would be: with a route of its own that adds the key to each call. */
export async function openReactPage(snippets: readonly Snippet[], project: SnippetProject): Promise<ReactPage> {
  const modules = snippets.map((snippet, position) => {
    const file = `snippet-${position}.tsx`;
    writeFileSync(path.join(project.folder, file), project.fill(snippet));
    return `./${file}`;
  });
  writeFileSync(path.join(project.folder, 'entry.tsx'), entry(modules));
  const script = await bundle(path.join(project.folder, 'entry.tsx'));
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/api/'))
      return forward(request, response, project.url + request.url.slice('/api'.length));
    const isScript = request.url === '/entry.js';
    response.writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html; charset=utf-8' });
    return response.end(isScript ? script : '<!doctype html><body><script type="module" src="/entry.js"></script>');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const close = async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, [Symbol.asyncDispose]: close };
}

async function bundle(file: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    root: path.dirname(file),
    resolve: { conditions: browserConditions },
    build: { write: false, minify: false, rolldownOptions: { input: file, output: { codeSplitting: false } } },
  });
  if (!('output' in result)) throw new Error('The snippets were not bundled into one script.');
  const [chunk] = result.output;
  return chunk.code;
}

/** Hands a call on, with the key that a browser must not know. */
async function forward(request: IncomingMessage, response: ServerResponse, url: string): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const answer = await fetch(url, {
    method: request.method ?? 'GET',
    headers: { authorization: 'Bearer My API Key', 'content-type': 'application/json' },
    ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
  });
  response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' });
  for await (const chunk of answer.body ?? []) response.write(chunk);
  response.end();
}
