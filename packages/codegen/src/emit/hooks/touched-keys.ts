import { isDeepStrictEqual } from 'node:util';
import { isRead } from '../../model/call-shape.ts';
import { modelIndex } from '../../model/model-index.ts';
import type { Schema } from '../../model/schema.ts';
import { isNullable, resolveSchema, type SchemaIndex } from '../../model/schema-tools.ts';
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
 * Keys of the queries that an operation makes stale. Where both paths have a parameter of the same name and type, only the
 * queries with the same value are stale.
 *
 * @param argumentValue - How the value of a path argument is reached.
 */
export function touchedKeys(
  operation: Operation,
  argumentValue: (argument: string) => Code,
  context: ModuleContext,
): TouchedKeys {
  const { operations, schemas } = modelIndex(context.model);
  const touched = operation.touches.flatMap((id) => operations.get(id) ?? []).filter(isRead);
  const own = new Map(operation.pathParameters.map((parameter) => [parameter.name, parameter]));
  const keys = touched.map((target) => {
    const given = target.pathParameters.map(({ name, schema }) => {
      const parameter = own.get(name);
      return parameter && isTaken(parameter.schema, schema, schemas) ? parameter.argument : undefined;
    });
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

/** Whether a value of one type can be given where the other is asked for. */
function isTaken(given: Schema, asked: Schema, index: SchemaIndex): boolean {
  if (isNullable(given, index) && !isNullable(asked, index)) return false;
  const [one, other] = [resolveSchema(given, index), resolveSchema(asked, index)];
  if (one.kind === 'integer' || one.kind === 'number') return other.kind === 'integer' || other.kind === 'number';
  return one.kind === 'string' ? other.kind === 'string' : isDeepStrictEqual(one, other);
}

/** A function of an operation's options module, imported where another module declares it. */
export function factoryName(operation: Operation, name: string, { model, imports, path }: ModuleContext): Code {
  const resource = modelIndex(model).resources.get(operation.id);
  const module = resource === undefined ? path : optionsPath(resource);
  return module === path ? identifier(name) : imports.value(relativeModule(path, module), name);
}
