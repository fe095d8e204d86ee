import { isDeepStrictEqual } from 'node:util';
import { parametersOf } from '../model/call-shape.ts';
import type { Operation } from '../model/types.ts';
import type { Report } from './change.ts';

/** Something that a call is given, as callers write it, and as it is sent, which they do not see. */
interface Argument {
  readonly name: string;
  readonly flag: string;
  readonly wire: unknown;
}

/** Compares how what a call is given is called and sent. */
export function compareArguments(before: Operation, after: Operation, report: Report): void {
  const old = argumentsOf(before);
  for (const [key, { name, flag, wire }] of argumentsOf(after)) {
    const was = old.get(key);
    if (was === undefined) continue;
    const place = `${after.id}.${name}`;
    const isPositional = key.startsWith(positional);
    if (was.name !== name && !isPositional) report('breaking', place, `Was called \`${was.name}\`.`);
    if (was.flag !== flag) report('breaking', place, `The flag was \`--${was.flag}\` and is \`--${flag}\`.`);
    if (!isDeepStrictEqual(was.wire, wire)) report('fix', place, 'Is sent in another way.');
  }
}

const positional = 'path ';

/** What a call is given, by what tells it apart: path parameters by their order, properties of the body by their name. */
function argumentsOf(operation: Operation): ReadonlyMap<string, Argument> {
  const { pathParameters, body } = operation;
  const found = new Map<string, Argument>();
  for (const parameter of parametersOf(operation)) {
    const { argument, flag, in: place, style, explode, allowReserved, mediaType } = parameter;
    const order = pathParameters.indexOf(parameter);
    const key = order < 0 ? `other ${argument}` : `${positional}${order} of ${pathParameters.length}`;
    found.set(key, { name: argument, flag, wire: [place, style, explode, allowReserved, mediaType] });
  }
  for (const { name, argument, flag } of body?.fields ?? []) {
    found.set(`body ${name}`, { name: argument, flag, wire: body?.encodings?.[name] });
  }
  return found;
}
