import type { LinkObject, OpenApiDocument } from '../../spec/document.ts';
import { splitPointer } from '../../spec/json-pointer.ts';
import { allOperations } from '../resource-tree.ts';
import type { Link, LinkValue, Operation, Resource } from '../types.ts';

/**
 * Adds the calls that answers lead to, once all operations are known. A call that the client does not have is left out.
 */
export function withLinks(resources: readonly Resource[], document: OpenApiDocument): readonly Resource[] {
  const ids = new Map(
    allOperations(resources).map(({ id, method, declaredPath }) => [`${method} ${declaredPath}`, id]),
  );
  const withOwn = (operation: Operation): Operation => {
    const links = declaredLinks(operation, document).flatMap((link) => buildLink(link, ids) ?? []);
    return links.length === 0 ? operation : { ...operation, links };
  };
  const complete = (resource: Resource): Resource => ({
    ...resource,
    operations: resource.operations.map(withOwn),
    children: resource.children.map(complete),
  });
  return resources.map(complete);
}

/** The links of all answers that succeed. */
function declaredLinks(
  { method, declaredPath, success }: Operation,
  { paths }: OpenApiDocument,
): readonly LinkObject[] {
  const responses = Object.entries(paths[declaredPath]?.[method]?.responses ?? {});
  return responses
    .filter(([status]) => status === success.status || status.startsWith('2'))
    .flatMap(([, response]) => Object.values(response.links ?? {}));
}

function buildLink(link: LinkObject, ids: ReadonlyMap<string, string>): Link | undefined {
  const [, path = '', method = ''] = splitPointer(link.operationRef) ?? [];
  const operation = ids.get(`${method} ${path}`);
  if (operation === undefined) return undefined;
  const parameters = Object.entries(link.parameters ?? {}).map(([name, value]) => {
    return [name.replace(/^(?:path|query|header|cookie)\./, ''), value] as const;
  });
  const body = link.requestBody === undefined ? [] : [['body', link.requestBody] as const];
  return {
    operation,
    ...(link.description !== undefined && { description: link.description }),
    given: [...parameters, ...body].map(([name, value]): LinkValue => {
      return { name, value: typeof value === 'string' ? value : JSON.stringify(value) };
    }),
  };
}
