import type { Environment } from '../environment.ts';

/** How the API is reached, where that is not by a plain connection. */
export interface Connection {
  /** File with the certificate that tells the server who calls, in PEM form, with its chain. */
  readonly certificateFile?: string;
  /** File with the key of that certificate, where the same file does not hold it too. */
  readonly keyFile?: string;
  /** Whether the environment names a proxy. It may except some hosts. */
  readonly isProxied: boolean;
}

/** Environment variables that name proxies. Node's own names, which other programs have too, in either case. */
const proxyVariables = ['HTTPS_PROXY', 'HTTP_PROXY', 'https_proxy', 'http_proxy'];

/** The connection that flags and the environment ask for; undefined where a plain one does. */
export function findConnection(
  certificateFile: string | undefined,
  keyFile: string | undefined,
  environment: Environment,
): Connection | undefined {
  const isProxied = proxyVariables.some((name) => environment[name]?.trim());
  if (certificateFile === undefined && keyFile === undefined && !isProxied) return undefined;
  return {
    isProxied,
    ...(certificateFile !== undefined && { certificateFile }),
    ...(keyFile !== undefined && { keyFile }),
  };
}
