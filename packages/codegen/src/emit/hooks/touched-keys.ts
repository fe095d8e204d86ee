import { isRead } from '../../model/call-shape.ts';
import { modelIndex } from '../../model/model-index.ts';
import type { Operation } from '../../model/types.ts';
import { type Code, code, identifier, join } from '../../print/code.ts';
import { relativeModule } from '../../print/file.ts';
import { type ModuleContext, optionsPath } from './hooks-context.ts';

/** The keys of the queries that an operation makes stale, and whether they say anything of its path arguments. */
export interface TouchedKeys {
  readonly usesArguments: boolean;
  /** The list of keys. */
  readonly code: Code;
}

/**
 * Keys of the queries that an operation makes stale. Where both paths have a parameter of the same name, only the queries
 * with the same value are stale.
 *
 * @param argumentValue - How the value of a path argument is reached.
 */
export function touchedKeys(
  operation: Operation,
  argumentValue: (argument: string) => Code,
  context: ModuleContext,
): TouchedKeys {
  const { operations } = modelIndex(context.model);
  const touched = operation.touches.flatMap((id) => operations.get(id) ?? []).filter(isRead);
  const own = new Map(operation.pathParameters.map(({ name, argument }) => [name, argument]));
  const keys = touched.map((target) => {
    const given = target.pathParameters.map(({ name }) => own.get(name));
    const count = given.findLastIndex((argument) => argument !== undefined) + 1;
    const values = given.slice(0, count).map((argument) => {
      return argument === undefined ? code`undefined` : argumentValue(argument);
    });
    const key = factoryName(target, target.names.react.key, context);
    return { usesArguments: count > 0, key: code`${key}(${join([code`client`, ...values])})` };
  });
  return {
    usesArguments: keys.some(({ usesArguments }) => usesArguments),
    code: code`[${join(keys.map(({ key }) => key))}]`,
  };
}

/** A function of an operation's options module, imported where another module declares it. */
export function factoryName(operation: Operation, name: string, { model, imports, path }: ModuleContext): Code {
  const resource = modelIndex(model).resources.get(operation.id);
  const module = resource === undefined ? path : optionsPath(resource);
  return module === path ? identifier(name) : imports.value(relativeModule(path, module), name);
}
