import { createSecureContext } from 'node:tls';
import { EnvHttpProxyAgent } from 'undici';
import type { ClientOptions } from '#core';
import { nodeFetch } from '#core/node';
import { CommandError } from '../command-error.ts';
import { exitCodes } from '../exit-codes.ts';
import { clientCertificateFlag, clientKeyFlag } from '../global-flags.ts';
import { readBytes } from '../input/read-bytes.ts';
import type { Connection } from './connection.ts';

/** Deadlines are the client's. */
const withoutTimeouts = { headersTimeout: 0, bodyTimeout: 0 };

/**
 * What makes a client call through the proxies of `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, and with a certificate of
 * its own. Certificates of servers are trusted as Node trusts them, those of `NODE_EXTRA_CA_CERTS` included.
 *
 * @throws {@link CommandError} with the usage code where a file or the address of a proxy cannot be used.
 */
export function openTransport(connection: Connection): Pick<ClientOptions, 'fetch' | 'fetchOptions'> {
  const identity = readIdentity(connection);
  try {
    const dispatcher = new EnvHttpProxyAgent({ ...withoutTimeouts, connect: identity, requestTls: identity });
    return { fetch: nodeFetch, fetchOptions: { dispatcher } };
  } catch {
    // The address stays out of the message: it may hold a password.
    const advice = 'Write it as http://host:port.';
    throw new CommandError(exitCodes.usage, 'HTTPS_PROXY or HTTP_PROXY: not the address of a proxy', advice);
  }
}

function readIdentity({ certificateFile, keyFile = certificateFile }: Connection) {
  if (keyFile === undefined) return {};
  if (certificateFile === undefined) {
    const advice = `Give the certificate of the key by --${clientCertificateFlag.name}.`;
    throw new CommandError(exitCodes.usage, `--${clientKeyFlag.name} is given without a certificate`, advice);
  }
  const identity = {
    cert: read(clientCertificateFlag.name, certificateFile),
    key: read(clientKeyFlag.name, keyFile),
  };
  try {
    createSecureContext(identity);
  } catch {
    const problem = `--${clientCertificateFlag.name}: not a certificate with its key`;
    const advice = `Give PEM files; --${clientKeyFlag.name} names the key, which must not have a passphrase.`;
    throw new CommandError(exitCodes.usage, problem, advice);
  }
  return identity;
}

function read(flag: string, path: string): string {
  return readBytes(`--${flag}`, path).toString();
}
