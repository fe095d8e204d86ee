import { sharedModule, webhooksModule } from '../../model/build/choose-modules.ts';
import { modelIndex } from '../../model/model-index.ts';
import { reachableNames } from '../../model/schema-tools.ts';
import type { ApiModel, Webhook } from '../../model/types.ts';
import { type Code, code, identifier, lines, propertyKey } from '../../print/code.ts';
import { docComment } from '../../print/doc-comment.ts';
import { type GeneratedFile, Imports, typescriptFile } from '../../print/file.ts';
import { schemaType } from '../../print/schema-type.ts';
import { exportTypes } from './export-types.ts';
import { moduleContext } from './module-context.ts';

const path = `${webhooksModule}.ts`;

/**
 * `webhook-payloads.ts`: the types of what the API sends to its users, by themselves and by the names of the webhooks. An
 * entry of its own: they are many where there are some, and who calls an API needs none of them.
 */
export function printWebhooks(model: ApiModel): readonly GeneratedFile[] {
  if (model.webhooks === undefined) return [];
  const { typeName, webhooks } = model.webhooks;
  const imports = new Imports();
  const { answered, declarations } = moduleContext(path, model, imports);
  const payloads = webhooks.map((webhook): Code => {
    return code`${webhookComment(webhook)}export type ${identifier(webhook.typeName)} = ${schemaType(webhook.schema, answered)};`;
  });
  const members = webhooks.map((webhook) => code`${propertyKey(webhook.name)}: ${identifier(webhook.typeName)};`);
  const comment = docComment({ text: 'What each webhook carries, by its name.' });
  const map = code`${comment}export interface ${identifier(typeName)} {\n${lines(members)}\n}`;
  const body = [printShared(model), ...payloads, map, ...declarations()];
  return [typescriptFile({ path, documentName: model.info.documentName, imports, body })];
}

/** The other types that payloads are made of, so that a type stays here when a call begins to use it. */
function printShared(model: ApiModel): Code {
  const { schemas } = modelIndex(model);
  const names = reachableNames(
    (model.webhooks?.webhooks ?? []).map(({ schema }) => schema),
    schemas,
  );
  return exportTypes(
    `./${sharedModule}.ts`,
    [...names].filter((name) => schemas.get(name)?.module === sharedModule),
  );
}

function webhookComment({ name, description, deprecated }: Webhook): Code {
  return docComment({
    text: description ?? `What the webhook \`${name.replaceAll('`', '')}\` carries.`,
    deprecated,
  });
}
