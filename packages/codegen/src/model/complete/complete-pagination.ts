import type { PropertyPath } from '../../json.ts';
import type { PaginationConfig } from '../../spec/config/sdk-config.ts';
import type { Problem } from '../../spec/problem.ts';
import { firstPage, isNumber, pageSize } from '../pages/page-parameters.ts';
import type { Pagination } from '../pagination.ts';
import type { Schema } from '../schema.ts';
import { isNullable, resolveSchema } from '../schema-tools.ts';
import type { Operation, Parameter } from '../types.ts';
import { type CompletionContext, propertyIn, report } from './completion-context.ts';

/**
 * How a list is read page by page, as the configuration has it. Of several ways the first that fits counts, and none is
 * no problem.
 */
export function completePagination(operation: Operation, context: CompletionContext): Pagination | undefined {
  const { pagination: given } = context.method;
  const isChoice = Array.isArray(given);
  for (const config of [given ?? []].flat()) {
    const problems: Problem[] = [];
    const pagination = completeWay(operation, config, { ...context, problems });
    if (!isChoice) context.problems.push(...problems);
    if (problems.length === 0) return pagination;
  }
  return undefined;
}

function completeWay(operation: Operation, config: PaginationConfig, context: CompletionContext) {
  const itemSchema = completeItems(operation, config, context);
  for (const key of ['next', 'total', 'pages'] as const) {
    const path = config[key];
    if (path !== undefined) placeIn(operation.success.schema, path, key, context);
  }
  const token = completeParameter(operation, config, 'token', context);
  const size = completeParameter(operation, config, 'size', context) ?? pageSize(operation.queryParameters);
  const isNumbered = config.kind === 'offset' || config.kind === 'page-number';
  if (isNumbered && token && !isNumber(token.schema, context.index)) {
    report(context, ['pagination', 'token'], `The parameter \`${token.name}\` does not take a number.`);
  }
  if (itemSchema === undefined) return undefined;
  if (config.kind === 'item')
    propertyIn(itemSchema, config.id ?? 'id', ['pagination', ...(config.id ? ['id'] : [])], context);
  // The form of the file says which keys each kind has.
  const pagination = { kind: 'cursor', ...config, ...(size && { size: size.name }), itemSchema } as Pagination;
  return pagination.kind === 'page-number' && token
    ? { ...firstPage(token, context.index), ...pagination }
    : pagination;
}

function completeParameter(
  { queryParameters }: Operation,
  config: PaginationConfig,
  key: 'token' | 'size',
  context: CompletionContext,
): Parameter | undefined {
  const name = config[key];
  const found = queryParameters.find((parameter) => parameter.name === name);
  if (name !== undefined && !found) {
    const known = queryParameters.map((parameter) => parameter.name).join(', ') || 'none';
    report(context, ['pagination', key], `The operation has no query parameter \`${name}\`. It has: ${known}.`);
  }
  return found;
}

/** The form of the items. */
function completeItems(
  { success }: Operation,
  { items }: PaginationConfig,
  context: CompletionContext,
): Schema | undefined {
  const property = items === undefined ? success : placeIn(success.schema, items, 'items', context);
  if (property?.schema === undefined) return undefined;
  if (success.schema && isNullable(success.schema, context.index)) {
    report(
      context,
      ['pagination'],
      'The answer may be null, which is no page. Correct the document, or leave this out.',
    );
    return undefined;
  }
  const list = resolveSchema(property.schema, context.index);
  if (list.kind === 'array') return list.items;
  if (items === undefined) {
    report(context, ['pagination'], 'The answer is not a list. Name the property that holds the items by `items`.');
  } else report(context, ['pagination', 'items'], `The property \`${[items].flat().join('.')}\` is not a list.`);
  return undefined;
}

/** The property that a path leads to. */
function placeIn(schema: Schema | undefined, path: PropertyPath, key: string, context: CompletionContext) {
  return [path]
    .flat()
    .reduce<{ readonly schema?: Schema } | undefined>(
      (around, name) => around && propertyIn(around.schema, name, ['pagination', key], context),
      { ...(schema && { schema }) },
    );
}
