import { sharedModule } from '../../model/build/choose-modules.ts';
import { modelIndex } from '../../model/model-index.ts';
import { remembered } from '../../model/remembered.ts';
import type { NamedSchema } from '../../model/schema.ts';
import type { ApiModel } from '../../model/types.ts';
import { code, identifier, lines, literal } from '../../print/code.ts';
import { type GeneratedFile, Imports, typescriptFile } from '../../print/file.ts';
import { schemaDeclaration } from '../../print/schema-declaration.ts';

/** Options of {@link emitModels}. */
export interface ModelsOptions {
  /**
   * Whether types of answers admit values that the document does not know: a union an unknown member, a text enum any
   * text. Clients meet newer servers; a server speaks its own document.
   */
  readonly isOpen: boolean;
  /** The types that are wanted. */
  readonly schemas: readonly NamedSchema[];
}

/** `models.ts`: an interface for each object, an alias for everything else, in the document's order. */
export function emitModels(model: ApiModel, { isOpen, schemas }: ModelsOptions): readonly GeneratedFile[] {
  const imports = new Imports();
  const body = schemas.map((named) => {
    const declared = isOpen && named.inResponses ? printOpen(named, model) : printClosed(named, model);
    imports.addAll(declared.imports);
    return declared.code;
  });
  const { documentName } = model.info;
  const path = `${sharedModule}.ts`;
  return [typescriptFile({ path, documentName, imports, body: body.length === 0 ? [code`export {};`] : body })];
}

/** A type that admits what newer servers may send, and what it imports. */
const printOpen = remembered((named: NamedSchema, model: ApiModel) => {
  const imports = new Imports();
  const unrecognized = (propertyName: string) =>
    code`${imports.type('../runtime/unrecognized.ts', 'UnrecognizedVariant')}<${literal(propertyName)}>`;
  const { schemas: index } = modelIndex(model);
  return { code: schemaDeclaration(named, { index, reference: identifier, unrecognized }), imports };
});

/** A type as the document has it. */
const printClosed = remembered((named: NamedSchema, model: ApiModel) => {
  const { schemas: index } = modelIndex(model);
  return { code: schemaDeclaration(named, { index, reference: identifier }), imports: new Imports() };
});

/**
 * `models.test-d.ts`: holds the type of each schema against the one that openapi-typescript derives from the same
 * document. Two derivations that must agree, before unions are opened.
 */
export function emitModelsTest(model: ApiModel): readonly GeneratedFile[] {
  const imports = new Imports();
  const body = model.schemas.map(({ name, declaredName, module }) => {
    const ours = code`${imports.type('../runtime/type-equality.ts', 'Closed')}<${imports.type(`./${module}.ts`, name)}>`;
    const theirs = code`${imports.type('./schema.ts', 'components')}['schemas'][${literal(declaredName)}]`;
    return code`true satisfies ${imports.type('../runtime/type-equality.ts', 'Same')}<${ours}, ${theirs}>;`;
  });
  return [
    typescriptFile({ path: 'models.test-d.ts', documentName: model.info.documentName, imports, body: [lines(body)] }),
  ];
}
