import type { HttpMethod } from '../../http-methods.ts';
import type { OperationObject } from '../../spec/document.ts';
import { requestPath } from '../../spec/request-path.ts';
import { camelCase, isPlural } from '../names/words.ts';

/** An operation and what its path says of it. */
export interface Endpoint {
  readonly method: HttpMethod;
  /** Path template, as the document writes it. */
  readonly path: string;
  readonly operation: OperationObject;
  /** The fixed steps of the path, as names in code, the first 12. Never empty. */
  readonly steps: readonly string[];
  /** Whether the path ends in a placeholder. */
  readonly isItem: boolean;
  /** Whether the last fixed step is a plural. */
  readonly isPlural: boolean;
  /**
   * What follows a colon at the end of the path, as a name in code. Of an operation that a query string or a fragment in
   * its path tells from others: its id.
   */
  readonly action?: string;
  /** The version that the path names: `v2`. */
  readonly version?: string;
}

/** Steps of a path that become resources: more of them help nobody, and each is a level of the tree. */
const maxSteps = 12;

/**
 * Reads what a path says of an operation.
 *
 * @param isShared - Whether another operation has the same method and the same address.
 */
export function readEndpoint(
  path: string,
  method: HttpMethod,
  operation: OperationObject,
  isShared: boolean,
): Endpoint {
  const { address, path: sent } = requestPath(path);
  const isToldApart = sent !== address || (isShared ? /#/ : /^[^#]*#.*=/s).test(path);
  // Some documents have each operation once for every method: `GET_AssumeRole`, `POST_AssumeRole`.
  const id = isToldApart ? operation.operationId?.replace(`${method.toUpperCase()}_`, '') : undefined;
  const named = isToldApart && id === undefined ? path : address;
  const { steps: written, action = id && camelCase(id) } = splitAction(named.split('/').flatMap(splitKey));
  const fixed = withoutPrefixes(written).filter((step) => !step.includes('{'));
  const last = fixed.pop();
  if (last !== undefined) fixed.push(...splitStep(last));
  const steps = fixed.length === 0 ? [operation.tags?.[0] ?? 'root'] : fixed;
  const version = written.find((step) => /^v\d+$/i.test(step));
  return {
    method,
    path,
    operation,
    steps: steps.slice(0, maxSteps).map((step) => camelCase(step, 'root')),
    isItem: written.at(-1)?.includes('{') ?? false,
    // `repositoriesV2` are repositories.
    isPlural: isPlural((steps.at(-1) ?? '').replace(/[-_]?v?(?<!\d)\d+$/i, '')),
    ...(action !== undefined && { action }),
    ...(version !== undefined && { version }),
  };
}

/** `Docs({id})` names a thing as `Docs/{id}` does. */
function splitKey(step: string): readonly string[] {
  const [, ...parts] = /^([A-Za-z][\w.-]*)\(([^{]*\{.*)\)$/.exec(step) ?? ['', step];
  return parts.filter((part) => part !== '');
}

/** `docs/{id}:publish` and `docs/:publish` name what is done with `docs/{id}` and `docs`. */
function splitAction(steps: readonly string[]): { readonly steps: readonly string[]; readonly action?: string } {
  const last = steps.at(-1) ?? '';
  const colon = last.lastIndexOf(':');
  const verb = last.slice(colon + 1);
  if (colon < 0 || !/^[A-Za-z][\w-]*$/.test(verb)) return { steps };
  const rest = last.slice(0, colon);
  return { steps: rest === '' ? steps.slice(0, -1) : [...steps.slice(0, -1), rest], action: camelCase(verb) };
}

/** Steps that are the same for all calls: `api`, versions and dates at the beginning, versions up to the first placeholder. */
function withoutPrefixes(steps: readonly string[]): readonly string[] {
  const first = steps.findIndex((step) => !/^(apis?|rest|v\d+([a-z]+\d*)?|\d+(\.\d+)*|\d{4}-\d\d-\d\d)$/i.test(step));
  const rest = first < 0 ? [] : steps.slice(first);
  const placeholder = rest.findIndex((step) => step.includes('{'));
  return rest.filter((step, index) => {
    return (placeholder >= 0 && index > placeholder) || !/^(v\d+([a-z]+\d*)?|\d+(\.\d+)+)$/i.test(step);
  });
}

/** `chat.postMessage` at the end of a path is what is done with `chat`. */
function splitStep(step: string): readonly string[] {
  const pieces = step.replace(/\.(json|xml)$/i, '').split('.');
  return pieces.every((piece) => /^[A-Za-z][\w-]*$/.test(piece)) ? pieces : [step];
}
