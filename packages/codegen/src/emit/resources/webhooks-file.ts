import type { ApiModel, Webhook } from '../../model/types.ts';
import { type Code, code, identifier, lines, propertyKey } from '../../print/code.ts';
import { docComment } from '../../print/doc-comment.ts';
import { type GeneratedFile, Imports, typescriptFile } from '../../print/file.ts';
import { schemaType } from '../../print/schema-type.ts';
import { moduleContext } from './module-context.ts';

const path = 'webhooks.ts';

/** `webhooks.ts`: the types of what the API sends to its users, by themselves and by the names of the webhooks. */
export function printWebhooks(model: ApiModel): readonly GeneratedFile[] {
  if (model.webhooks === undefined) return [];
  const { typeName, webhooks } = model.webhooks;
  const imports = new Imports();
  const { answered } = moduleContext(path, model, imports);
  const payloads = webhooks.map((webhook): Code => {
    return code`${webhookComment(webhook)}export type ${identifier(webhook.typeName)} = ${schemaType(webhook.schema, answered)};`;
  });
  const members = webhooks.map((webhook) => code`${propertyKey(webhook.name)}: ${identifier(webhook.typeName)};`);
  const comment = docComment({ text: 'What each webhook carries, by its name.' });
  const map = code`${comment}export interface ${identifier(typeName)} {\n${lines(members)}\n}`;
  return [typescriptFile({ path, documentName: model.info.documentName, imports, body: [...payloads, map] })];
}

function webhookComment({ name, description, deprecated }: Webhook): Code {
  return docComment({
    text: description ?? `What the webhook \`${name.replaceAll('`', '')}\` carries.`,
    tags: deprecated === true ? [['deprecated', '']] : [],
  });
}
