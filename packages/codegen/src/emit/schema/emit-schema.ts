import type { GlobalContext, OpenAPI3 } from 'openapi-typescript';
import type ts from 'typescript';
import { type GeneratedFile, generatedHeader } from '../../print/file.ts';
import { seam } from '../../print/in-pieces.ts';
import { typescript } from '../../print/typescript.ts';
import type { SchemaObject } from '../../spec/document.ts';
import { schemaReference } from '../../spec/json-pointer.ts';
import { listCircles } from './list-circles.ts';
import { withNamedLists } from './named-lists.ts';
import { openapiTypescript } from './openapi-typescript.ts';
import { withoutPercentSigns } from './percent-signs.ts';
import { printNode } from './print-node.ts';
import type { PrintedPart, PrintedParts, SchemaDocument } from './printed-parts.ts';

const { resolveRef, scanDiscriminators, transformSchema } = openapiTypescript;

/**
 * `schema.ts`: openapi-typescript's own output for the normalised document. The one emitter that reads the document
 * instead of the model, so that the two derivations of its types stay independent of each other.
 *
 * @param json - The normalised document.
 * @param parts - What parts of earlier versions of the document were printed as.
 */
export function emitSchema(json: string, documentName: string, parts?: PrintedParts): readonly GeneratedFile[] {
  const { value, restore, isChanged } = withoutPercentSigns(json);
  // What is printed of a changed document depends on how it was changed.
  const known = isChanged ? undefined : parts;
  const own: SchemaDocument = { source: value as OpenAPI3, discriminators: discriminatorsOf(value as OpenAPI3) };
  const { source, discriminators } = known?.follow(own) ?? own;
  const context = transformContext(source, discriminators);
  const circles = listCircles((source.components?.schemas ?? {}) as Readonly<Record<string, SchemaObject>>);
  const lists = new Map<string, string>();
  // Text of literals is escaped, so that what is invisible stands in comments alone. To leave it out could join the two
  // characters that end a comment.
  const print = (members: readonly ts.TypeElement[]) =>
    members.map((member) => `${restore(printNode(member)).replace(invisible, '\ufffd')}\n`);
  const printPart = ({ document, isCircle }: Part, resolving: GlobalContext): PrintedPart => {
    const printed = { paths: [], webhooks: [], schemas: [], operations: [], helpers: [] } as Record<Section, string[]>;
    for (const declaration of transformSchema(document as OpenAPI3, { ...resolving, injectFooter: [] })) {
      const name = typescript.isInterfaceDeclaration(declaration) ? declaration.name.text : undefined;
      const members = membersOf(declaration);
      const schemas = name === 'components' ? membersOf(members[0]) : [];
      if (name === 'components') {
        printed.schemas.push(...print(isCircle ? schemas.map((member) => withNamedLists(member, lists)) : schemas));
      } else if (name === 'paths' || name === 'webhooks' || name === 'operations')
        printed[name].push(...print(members));
      else if (!isEmptyInterface(declaration)) printed.helpers.push(printNode(declaration));
    }
    return printed;
  };
  const printed = Array.from(partsOf(source, circles), (part) => {
    // Lists are numbered as they are found.
    if (known === undefined || part.isCircle) return printPart(part, context);
    return known.printed(part.value, context, (resolving) => printPart(part, resolving));
  });
  const all = (section: Section) => printed.flatMap((part) => part[section]);
  const schemas = all('schemas');
  const content = [
    generatedHeader(documentName),
    interfaceText('paths', all('paths')),
    interfaceText('webhooks', all('webhooks')),
    'export interface components {',
    schemas.length === 0 ? 'schemas: never;' : `schemas: {\n${inDeclarations(schemas, continuations.schemas)}};`,
    'responses: never; parameters: never; requestBodies: never; headers: never; pathItems: never; }',
    'export type $defs = Record<string, never>;',
    interfaceText('operations', all('operations')),
    // Parts that need the same helper bring it each.
    ...new Set(all('helpers')),
    ...[...lists].map(([type, name]) => restore(`type ${name} = ${type};`)),
  ];
  return [{ path: 'schema.ts', content: content.join('\n') }];
}

/** Makes one declaration of each interface in a finished file. */
export function withWholeInterfaces(file: GeneratedFile): GeneratedFile {
  const content = Object.values(continuations).reduce((text, lines) => text.replaceAll(lines, ''), file.content);
  return { ...file, content };
}

/**
 * Where an interface ends and goes on in a further declaration, so that a long file can be read and formatted in pieces.
 * Written as it is formatted: nothing else in the file has these lines.
 */
const continuations = {
  paths: '}\n\nexport interface paths {\n',
  webhooks: '}\n\nexport interface webhooks {\n',
  schemas: '  };\n}\n\nexport interface components {\n  schemas: {\n',
  operations: '}\n\nexport interface operations {\n',
};

/** Characters, at the least, of one declaration. */
const declarationLength = 50_000;

function inDeclarations(members: readonly string[], continuation: string): string {
  let text = '';
  let start = 0;
  for (const member of members) {
    if (text.length - start > declarationLength) {
      text += continuation.replace('\n\n', seam);
      start = text.length;
    }
    text += member;
  }
  return text;
}

const invisible = /[^\n\t\P{C}]|[\p{Zl}\p{Zp}]/gu;

type Section = keyof PrintedPart;

/** A path, a webhook or a schema. */
interface Part {
  readonly value: object;
  /** A document of nothing else. */
  readonly document: Partial<OpenAPI3>;
  /** Whether it is a schema that holds itself in a list. */
  readonly isCircle: boolean;
}

/** Each path, webhook and schema by itself: a syntax tree takes many times the room of its text. */
function* partsOf({ paths, webhooks, components }: OpenAPI3, circles: ReadonlySet<string>): Generator<Part> {
  for (const [path, value] of Object.entries(paths ?? {})) {
    yield { value, document: { paths: { [path]: value } }, isCircle: false };
  }
  for (const [name, value] of Object.entries(webhooks ?? {})) {
    yield { value, document: { webhooks: { [name]: value } }, isCircle: false };
  }
  for (const [name, value] of Object.entries(components?.schemas ?? {})) {
    yield { value, document: { components: { schemas: { [name]: value } } }, isCircle: circles.has(name) };
  }
}

/** What stands in place of an interface without members. */
function isEmptyInterface(node: ts.Node): boolean {
  return (
    typescript.isTypeAliasDeclaration(node) &&
    ['paths', 'webhooks', 'components', '$defs', 'operations'].includes(node.name.text)
  );
}

function membersOf(node: ts.Node | undefined): readonly ts.TypeElement[] {
  if (node && typescript.isPropertySignature(node)) return membersOf(node.type);
  return node && (typescript.isInterfaceDeclaration(node) || typescript.isTypeLiteralNode(node)) ? node.members : [];
}

function interfaceText(name: 'paths' | 'webhooks' | 'operations', members: readonly string[]): string {
  if (members.length === 0) return `export type ${name} = Record<string, never>;`;
  return `export interface ${name} {\n${inDeclarations(members, continuations[name])}}`;
}

/**
 * The types alone: openapi-typescript's own entry would read, check and bundle the document before, which has happened,
 * and would follow whatever looks like a reference in an example, to any file or host.
 */
function transformContext(source: OpenAPI3, discriminators: GlobalContext['discriminators']): GlobalContext {
  return {
    // A default is what the server assumes. It does not make the property present.
    defaultNonNullable: false,
    discriminators,
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

/**
 * Schemas that build on another by `allOf` are given the property that tells them apart, save those that are handled
 * already. Those that have it themselves are: they would have it twice. What builds on a schema asks for properties of it
 * that it requires, save where that schema is handled. Those that may be null are: null has no properties.
 */
function discriminatorsOf(source: OpenAPI3): GlobalContext['discriminators'] {
  const { objects, refsHandled } = scanDiscriminators(source, { silent: true });
  const schemas = (source.components?.schemas ?? {}) as Readonly<Record<string, SchemaObject>>;
  const nullable = Object.keys(schemas).filter((name) => schemas[name]?.type?.includes('null'));
  const complete = Object.entries(objects).flatMap(([$ref, { propertyName }]) => {
    const schema = resolveRef<SchemaObject>(source, $ref, { silent: true });
    const isComplete = schema?.allOf && !schema.discriminator && Object.hasOwn(schema.properties ?? {}, propertyName);
    return isComplete ? [$ref] : [];
  });
  return { objects, refsHandled: [...refsHandled, ...complete, ...nullable.map(schemaReference)] };
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
