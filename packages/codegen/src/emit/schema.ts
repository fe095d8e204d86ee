import {
  astToString,
  type GlobalContext,
  type OpenAPI3,
  resolveRef,
  scanDiscriminators,
  transformSchema,
} from 'openapi-typescript';
import { type GeneratedFile, generatedHeader } from '../print/file.ts';
import type { OpenApiDocument } from '../spec/document.ts';
import { withoutPercentSigns } from './schema/percent-signs.ts';

/**
 * `schema.ts`: openapi-typescript's own output for the normalised document. The one emitter that reads the document
 * instead of the model, so that the two derivations of its types stay independent of each other.
 */
export function emitSchema(document: OpenApiDocument, documentName: string): readonly GeneratedFile[] {
  // A copy in any case: reading discriminators writes into the schemas.
  const { value, restore } = withoutPercentSigns(document);
  const source = value as unknown as OpenAPI3;
  const text = restore(astToString(transformSchema(source, transformContext(source))));
  // Text of literals is escaped, so that what is invisible stands in comments alone. To leave it out could join the two
  // characters that end a comment.
  const content = `${generatedHeader(documentName)}\n${text.replace(invisible, '\ufffd')}`;
  return [{ path: 'schema.ts', content }];
}

const invisible = /[^\n\t\P{C}]|[\p{Zl}\p{Zp}]/gu;

/**
 * The types alone: openapi-typescript's own entry would read, check and bundle the document before, which has happened,
 * and would follow whatever looks like a reference in an example, to any file or host.
 */
function transformContext(source: OpenAPI3): GlobalContext {
  return {
    // A default is what the server assumes. It does not make the property present.
    defaultNonNullable: false,
    discriminators: scanDiscriminators(source, { silent: true }),
    injectFooter: [],
    resolve: ($ref) => resolveRef(source, $ref, { silent: true }),
    silent: true,
    // Of no use to the transformation.
    redoc: {} as GlobalContext['redoc'],
    postTransform: undefined,
    transform: undefined,
    transformProperty: undefined,
    ...unused,
  };
}

/** Forms of output that are not asked for. */
const unused = {
  additionalProperties: false,
  alphabetize: false,
  arrayLength: false,
  conditionalEnums: false,
  dedupeEnums: false,
  emptyObjectsUnknown: false,
  enum: false,
  enumValues: false,
  excludeDeprecated: false,
  exportType: false,
  generatePathParams: false,
  immutable: false,
  makePathsEnum: false,
  pathParamsAsTypes: false,
  propertiesRequiredByDefault: false,
  readWriteMarkers: false,
  rootTypes: false,
  rootTypesKeepCasing: false,
  rootTypesNoSchemaPrefix: false,
};
