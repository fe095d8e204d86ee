import { isBrowser, readEnvironment } from '../environment.ts';
import { BaseError } from '../errors/base-error.ts';
import type { ClientOptions } from '../options.ts';
import type { Auth, Authorization } from './authorization.ts';
import type { TokenSource } from './client-credentials.ts';
import { refuseUnsendable } from './refuse-unsendable.ts';
import { sendHiding } from './send-hiding.ts';

/** The credentials of an API that takes more than one key. */
export interface CredentialsDescription {
  /**
   * Each option of the client that holds one: the environment variables of its default, and how it is sent. What only
   * serves to get a token is not sent by itself.
   */
  readonly options: Readonly<Record<string, { readonly env: readonly string[]; readonly auth?: Auth | undefined }>>;
  /** The ways to be let in, each as the options that it takes together. None where nothing is needed. */
  readonly ways: readonly (readonly string[])[];
  /** Gets tokens for the options `clientId` and `clientSecret`. */
  readonly token?: TokenSource | undefined;
}

/**
 * Sends every credential that is given. Of two that are sent in the same header, the one that is described first counts;
 * cookies go together.
 *
 * @returns A function of the client's options and its address. It throws a `BaseError` where, outside of a browser, too
 *   few are given to be let in.
 */
export function credentials(
  description: CredentialsDescription,
): (options: ClientOptions, baseURL: string) => Authorization {
  const { options: known, ways, token } = description;
  return (options, baseURL) => {
    const given = readCredentials(known, options);
    if (ways.length > 0 && !isBrowser() && !ways.some((way) => way.every((name) => given.has(name)))) {
      const wanted = ways.map((way) =>
        way.map((name) => [name, ...(known[name]?.env ?? [])].join(' or ')).join(' and '),
      );
      throw new BaseError(`There are no credentials: set ${wanted.join('; or ')}.`);
    }
    const all = [...given].flatMap(([name, value]) => known[name]?.auth?.(value) ?? []);
    const headers = Object.assign({}, ...all.map((one) => one.headers).reverse());
    const cookies = all.flatMap((one) => one.headers?.cookie ?? []);
    if (cookies.length > 0) headers.cookie = cookies.join('; ');
    const query = Object.assign({}, ...all.map((one) => one.query));
    const redirect = all.some((one) => one.redirect) && { redirect: 'manual' as const };
    const [clientId, clientSecret] = [given.get('clientId'), given.get('clientSecret')];
    const secrets = [...all.flatMap((one) => one.secrets), headers.cookie, clientSecret].filter(Boolean);
    const hide = all.some((one) => one.send) && sendHiding(secrets);
    const sendWithToken =
      clientId &&
      clientSecret &&
      !headers.authorization &&
      token?.({ ...(options as { readonly tokenURL?: string }), clientId, clientSecret, baseURL, secrets });
    const send: Authorization['send'] =
      hide && sendWithToken
        ? (input, init, fetch) =>
            sendWithToken(input, init, (to, each = {}) => hide(to instanceof Request ? to : String(to), each, fetch))
        : sendWithToken || hide || undefined;
    return { headers, query, ...redirect, secrets, ...(send && { send }) };
  };
}

function readCredentials(known: CredentialsDescription['options'], options: ClientOptions): Map<string, string> {
  const given = new Map<string, string>();
  for (const [name, { env }] of Object.entries(known)) {
    const option: unknown = Object.hasOwn(options, name) ? options[name as keyof ClientOptions] : undefined;
    const value = (typeof option === 'string' && option.trim()) || env.map(readEnvironment).find(Boolean);
    if (!value) continue;
    refuseUnsendable(`Option ${name}`, value);
    given.set(name, value);
  }
  return given;
}
