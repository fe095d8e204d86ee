import { type CompletionContext, propertyIn, report } from './completion-context.ts';
import { firstPage, isNumber } from './infer-pagination.ts';
import type { Pagination, PropertyPath } from './pagination.ts';
import type { Schema } from './schema.ts';
import { resolveSchema } from './schema-tools.ts';
import type { Operation, Parameter } from './types.ts';

/** How a list is read page by page, as the configuration has it. */
export function completePagination(operation: Operation, context: CompletionContext): Pagination | undefined {
  const { pagination: config } = context.method;
  if (config === undefined) return undefined;
  const itemSchema = completeItems(operation, context);
  for (const key of ['next', 'total'] as const) {
    const path = config[key];
    if (path !== undefined) placeIn(operation.success.schema, path, key, context);
  }
  const token = completeParameter(operation, 'token', context);
  completeParameter(operation, 'size', context);
  const isNumbered = config.kind === 'offset' || config.kind === 'page-number';
  if (isNumbered && token && !isNumber(token, context.index)) {
    report(context, ['pagination', 'token'], `The parameter \`${token.name}\` does not take a number.`);
  }
  if (itemSchema === undefined) return undefined;
  if (config.kind === 'item')
    propertyIn(itemSchema, config.id ?? 'id', ['pagination', ...(config.id ? ['id'] : [])], context);
  // The form of the file says which keys each kind has.
  const pagination = { kind: 'cursor', ...config, itemSchema } as Pagination;
  return pagination.kind === 'page-number' && token
    ? { ...firstPage(token, context.index), ...pagination }
    : pagination;
}

function completeParameter(
  { queryParameters }: Operation,
  key: 'token' | 'size',
  context: CompletionContext,
): Parameter | undefined {
  const name = context.method.pagination?.[key];
  const found = queryParameters.find((parameter) => parameter.name === name);
  if (name !== undefined && !found) {
    report(context, ['pagination', key], `The operation has no query parameter \`${name}\`.`);
  }
  return found;
}

/** The form of the items. */
function completeItems({ success }: Operation, context: CompletionContext): Schema | undefined {
  const { items } = context.method.pagination ?? {};
  const property = items === undefined ? success : placeIn(success.schema, items, 'items', context);
  if (property?.schema === undefined) return undefined;
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
