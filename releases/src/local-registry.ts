import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runServer } from 'verdaccio';

/** A registry of this machine that holds nothing but what is published to it. */
export interface LocalRegistry extends AsyncDisposable {
  readonly url: string;
  /** Lines of an `.npmrc` that send one scope to this registry; everything else comes from where it always does. */
  readonly npmrc: string;
}

/**
 * Starts a registry on a free port, empty, for one scope of packages. Anybody on this machine may publish to it.
 *
 * @param scope - The scope that it serves, such as `@example`.
 */
export async function startRegistry(scope: string): Promise<LocalRegistry> {
  const folder = await mkdtemp(join(tmpdir(), 'registry-'));
  const app: Server = await runServer({
    self_path: join(folder, 'config.yaml'),
    storage: join(folder, 'storage'),
    uplinks: {},
    packages: { [`${scope}/*`]: { access: '$all', publish: '$all' } },
    auth: {},
    web: { enable: false },
    log: { type: 'stdout', format: 'pretty', level: 'error' },
  });
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', () => resolve()));
  const host = `127.0.0.1:${(app.address() as AddressInfo).port}`;
  return {
    url: `http://${host}/`,
    // npm publishes only with a token, whatever it is.
    npmrc: `${scope}:registry=http://${host}/\n//${host}/:_authToken=anybody\n`,
    [Symbol.asyncDispose]: async () => {
      await new Promise((resolve) => app.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
