import type { Operation } from '../model/types.ts';
import { type Code, code, member } from './code.ts';

/** The call without its arguments: `client.beta.chat.retrieve`. */
export function clientPath(operation: Operation, client: Code = code`client`): Code {
  const resource = operation.resource.reduce((path, step) => member(path, step), client);
  return member(resource, operation.names.method);
}
