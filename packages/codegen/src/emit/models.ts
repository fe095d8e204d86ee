import { modelIndex } from '../model/model-index.ts';
import type { NamedSchema } from '../model/schema.ts';
import type { SchemaIndex } from '../model/schema-tools.ts';
import type { ApiModel } from '../model/types.ts';
import { type Code, code, identifier, lines, literal } from '../print/code.ts';
import { type GeneratedFile, Imports, typescriptFile } from '../print/file.ts';
import { objectMembers, schemaComment, schemaType, type TypeContext } from '../print/schema-type.ts';

/** Options of {@link emitModels}. */
export interface ModelsOptions {
  /**
   * Whether types of answers admit values that the document does not know: a union an unknown member, a text enum any
   * text. Clients meet newer servers; a server speaks its own document.
   */
  readonly isOpen: boolean;
}

/** `models.ts`: an interface for each object of the document, an alias for everything else, in the document's order. */
export function emitModels(model: ApiModel, { isOpen }: ModelsOptions): readonly GeneratedFile[] {
  const imports = new Imports();
  const index: SchemaIndex = modelIndex(model).schemas;
  const unrecognized = (propertyName: string) =>
    code`${imports.type('../runtime/unrecognized.ts', 'UnrecognizedVariant')}<${literal(propertyName)}>`;
  const body = model.schemas.map((named) =>
    printSchema(named, {
      index,
      reference: identifier,
      unrecognized: isOpen && named.inResponses ? unrecognized : undefined,
    }),
  );
  const { documentName } = model.info;
  return [
    typescriptFile({ path: 'models.ts', documentName, imports, body: body.length === 0 ? [code`export {};`] : body }),
  ];
}

function printSchema({ name, schema }: NamedSchema, context: TypeContext): Code {
  const comment = schemaComment(schema);
  if (schema.kind === 'object' && schema.nullable !== true) {
    return code`${comment}export interface ${identifier(name)} {\n${lines(objectMembers(schema, context))}\n}`;
  }
  return code`${comment}export type ${identifier(name)} = ${schemaType(schema, context)};`;
}

/**
 * `models.test-d.ts`: holds each type of `models.ts` against the one that openapi-typescript derives from the same
 * document. Two derivations that must agree, before unions are opened.
 */
export function emitModelsTest(model: ApiModel): readonly GeneratedFile[] {
  const imports = new Imports();
  const body = model.schemas.map(({ name, declaredName }) => {
    const ours = code`${imports.type('../runtime/type-equality.ts', 'Closed')}<${imports.type('./models.ts', name)}>`;
    const theirs = code`${imports.type('./schema.ts', 'components')}['schemas'][${literal(declaredName)}]`;
    return code`true satisfies ${imports.type('../runtime/type-equality.ts', 'Same')}<${ours}, ${theirs}>;`;
  });
  return [
    typescriptFile({ path: 'models.test-d.ts', documentName: model.info.documentName, imports, body: [lines(body)] }),
  ];
}
