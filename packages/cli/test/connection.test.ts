import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createProxy, type Server } from 'node:http';
import { createServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runCli } from './run-cli.ts';

const fixture = (name: string) => fileURLToPath(new URL(`fixtures/tls/${name}.pem`, import.meta.url));

/** Asks each caller for a certificate, and answers with who it is and how it came. */
const server = createServer(
  {
    cert: readFileSync(fixture('server')),
    key: readFileSync(fixture('server-key')),
    ca: readFileSync(fixture('authority')),
    requestCert: true,
    rejectUnauthorized: false,
  },
  (request, response) => {
    const { authorized } = request.socket as TLSSocket;
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ authorized }));
  },
);

/** Opens tunnels, and remembers where to. */
const proxy = createProxy();
const tunnels: string[] = [];
proxy.on('connect', (request, socket, head) => {
  tunnels.push(request.url ?? '');
  const [host = '', port = ''] = (request.url ?? '').split(':');
  const target = connect(Number(port), host, () => {
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    target.write(head);
    target.pipe(socket).pipe(target);
  });
  target.on('error', () => socket.destroy());
  socket.on('error', () => target.destroy());
});

function portOf(listening: Server | typeof server): number {
  return (listening.address() as AddressInfo).port;
}

let folder: string;
let environment: Record<string, string>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cli-connection-'));
  for (const each of [server, proxy]) await once(each.listen(0, '127.0.0.1'), 'listening');
});

afterAll(() => {
  for (const each of [server, proxy]) {
    each.closeAllConnections();
    each.close();
  }
  rmSync(folder, { recursive: true });
});

beforeEach(() => {
  tunnels.length = 0;
  environment = {
    HOME: folder,
    LLAMA_CLOUD_API_KEY: 'connection',
    LLAMA_CLOUD_BASE_URL: `https://127.0.0.1:${portOf(server)}`,
    NODE_EXTRA_CA_CERTS: fixture('authority'),
  };
});

const get = ['api', '/who'];

describe('a server that asks for a certificate', () => {
  it('gets the one of --client-cert and --client-key', async () => {
    const { exitCode, stdout, stderr } = await runCli(
      [...get, '--client-cert', fixture('client'), '--client-key', fixture('client-key')],
      environment,
    );
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({ authorized: true });
  });

  it('gets the one of a file that holds both, named by the profile', async () => {
    const both = join(folder, 'both.pem');
    writeFileSync(both, `${readFileSync(fixture('client'), 'utf8')}${readFileSync(fixture('client-key'), 'utf8')}`);
    await runCli(['config', 'set', 'client-cert', both, '--profile', 'mutual'], environment);
    const { stdout } = await runCli([...get, '--profile', 'mutual'], environment);
    expect(JSON.parse(stdout)).toEqual({ authorized: true });
  });

  it('gets none without the flags', async () => {
    expect(JSON.parse((await runCli(get, environment)).stdout)).toEqual({ authorized: false });
  });

  it.each([
    {
      args: ['--client-cert', 'absent.pem'],
      stderr: /^api: --client-cert: cannot read "absent\.pem": there is no such file\n/,
    },
    {
      args: ['--client-key', fixture('client-key')],
      stderr:
        /^api: --client-key is given without a certificate\nGive the certificate of the key by --client-cert\.\n$/,
    },
    {
      args: ['--client-cert', fixture('client'), '--client-key', fixture('server-key')],
      stderr: /^api: --client-cert: not a certificate with its key\nGive PEM files; --client-key names the key, .+\n$/,
    },
  ])('is not called with $args', async ({ args, stderr }) => {
    const result = await runCli([...get, ...args], environment, folder);
    expect(result).toMatchObject({ exitCode: 2, stdout: '' });
    expect(result.stderr).toMatch(stderr);
  });
});

describe('a server whose certificate nobody knows', () => {
  it('is not called, and the message says how to trust it', async () => {
    const { NODE_EXTRA_CA_CERTS: _, ...strict } = environment;
    const { exitCode, stdout, stderr } = await runCli(get, strict);
    expect({ exitCode, stdout }).toEqual({ exitCode: 6, stdout: '' });
    expect(stderr).toMatch(
      /^api: Connection error: SELF_SIGNED_CERT_IN_CHAIN\nThe certificate of the server is not trusted\./,
    );
    expect(stderr).toContain('name a file with its issuer by NODE_EXTRA_CA_CERTS.');
  });
});

describe('a proxy', () => {
  it.each(['HTTPS_PROXY', 'https_proxy'])('of %s is used, with certificates through it', async (name) => {
    const { exitCode, stdout, stderr } = await runCli(
      [...get, '--client-cert', fixture('client'), '--client-key', fixture('client-key')],
      { ...environment, [name]: `http://127.0.0.1:${portOf(proxy)}` },
    );
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({ authorized: true });
    expect(tunnels).toEqual([`127.0.0.1:${portOf(server)}`]);
  });

  it('is passed by for the hosts of NO_PROXY', async () => {
    const { stdout } = await runCli(get, {
      ...environment,
      HTTPS_PROXY: `http://127.0.0.1:${portOf(proxy)}`,
      NO_PROXY: '127.0.0.1',
    });
    expect(JSON.parse(stdout)).toEqual({ authorized: false });
    expect(tunnels).toEqual([]);
  });

  it('that cannot be reached is named beside the address', async () => {
    const { exitCode, stderr } = await runCli([...get, '--max-retries=0'], {
      ...environment,
      HTTPS_PROXY: 'http://127.0.0.1:1',
    });
    expect(exitCode).toBe(6);
    expect(stderr).toContain('HTTPS_PROXY and HTTP_PROXY name a proxy for it; NO_PROXY excepts hosts.');
  });

  it('whose address cannot be read is told without the address', async () => {
    expect(await runCli(get, { ...environment, HTTPS_PROXY: 'http://user:secret@' })).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'api: HTTPS_PROXY or HTTP_PROXY: not the address of a proxy\nWrite it as http://host:port.\n',
    });
  });
});
