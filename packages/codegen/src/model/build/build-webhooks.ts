import { httpMethods } from '../../http-methods.ts';
import type { OpenApiDocument } from '../../spec/document.ts';
import { contentOf } from '../media-type.ts';
import type { NameRegistry } from '../names/name-registry.ts';
import { pascalCase } from '../names/words.ts';
import { operationProse } from '../operation-prose.ts';
import type { SchemaIndex } from '../schema-tools.ts';
import type { Webhook } from '../types.ts';
import { convertSchema, type ReferenceNames } from './convert-schema.ts';
import { preferredContent } from './preferred-content.ts';

/** What building webhooks needs. */
interface WebhookContext {
  readonly types: NameRegistry;
  readonly nameOf: ReferenceNames;
  readonly index: SchemaIndex;
}

/** The requests that the API sends to its users, those without content left out. */
export function buildWebhooks(document: OpenApiDocument, { types, nameOf, index }: WebhookContext): readonly Webhook[] {
  return Object.entries(document.webhooks ?? {}).flatMap(([name, item]) => {
    const operation = httpMethods.flatMap((method) => item[method] ?? [])[0];
    const chosen = operation?.requestBody && preferredContent(operation.requestBody.content);
    if (operation === undefined || chosen === undefined) return [];
    const [mediaType, content] = chosen;
    const description = operationProse(operation);
    const webhook: Webhook = {
      name,
      typeName: types.claim(pascalCase(`${name} webhook`)),
      schema: contentOf(mediaType, convertSchema(content.schema ?? {}, nameOf), index).schema,
      ...(description !== undefined && { description }),
      ...(operation.deprecated === true && { deprecated: true }),
    };
    return [webhook];
  });
}
