import { requiresParams } from '../../model/call-shape.ts';
import { allResources } from '../../model/resource-tree.ts';
import type { ApiModel, Operation } from '../../model/types.ts';
import { literal } from '../../print/code.ts';
import type { DocTag } from '../../print/doc-comment.ts';

/** Why no client is made, as a tag. */
export function constructorThrows({ client }: ApiModel): DocTag {
  const reason = client.auth
    ? `an option cannot be used, or there is no ${client.credentials ? 'credential' : 'key'} outside of a browser`
    : 'an option cannot be used';
  return ['throws', `\`${client.errorName}\` where ${reason}.`];
}

/** The call that examples show: one that needs nothing but a value for its path, else one that needs nothing at all. */
function exampleOperation({ operations }: ApiModel): Operation | undefined {
  const simple = operations.filter(({ method, body }) => method === 'get' && body === undefined);
  const count = (wanted: number) =>
    simple.find(
      ({ pathParameters, ...rest }) => pathParameters.length === wanted && !requiresParams({ pathParameters, ...rest }),
    );
  return count(1) ?? count(0);
}

function exampleArguments({ pathParameters }: Operation): string {
  return pathParameters
    .map(({ schema, name }) => literal(schema.examples?.[0] ?? name).text.replace(/^"([^'\\]*)"$/, "'$1'"))
    .join(', ');
}

/** A program that makes one call by its function. Undefined where every call needs more than an example can show. */
export function leanExample(model: ApiModel): string | undefined {
  const operation = exampleOperation(model);
  const resource = allResources(model.resources).find(({ operations }) => operation && operations.includes(operation));
  if (operation === undefined || resource === undefined) return undefined;
  const { scope } = model.client;
  const { functionName, method } = operation.names;
  const imported = functionName === method ? method : `${method} as ${functionName}`;
  return `import { createClient } from '${scope}/core/lean';
import { ${imported} } from '${scope}/core/${resource.modulePath}';

const client = createClient();
const answer = await ${functionName}(${['client', exampleArguments(operation)].filter(Boolean).join(', ')});`;
}

/** The same by the whole client. */
export function fullExample(model: ApiModel): string | undefined {
  const operation = exampleOperation(model);
  if (operation === undefined) return undefined;
  const { scope, className } = model.client;
  return `import { ${className} } from '${scope}/core';

const client = new ${className}();
const answer = await client.${operation.id}(${exampleArguments(operation)});`;
}
