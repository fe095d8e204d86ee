import { type Json, ownValue } from '../../json.ts';
import type { ExampleObject, OperationObject, ParameterObject, RequestBodyObject } from '../../spec/document.ts';
import { isJsonMediaType } from '../../spec/media-type.ts';
import { placeholderNames } from '../../spec/path-template.ts';
import { contentKind, contentOf } from '../media-type.ts';
import { NameRegistry } from '../names/name-registry.ts';
import { reservedFlags, reservedWords, runtimeFunctions } from '../names/reserved-names.ts';
import { camelCase, kebabCase, singular } from '../names/words.ts';
import { asksForNumberedPage } from '../pages/page-parameters.ts';
import { usuallyExplodes, usualStyle } from '../parameter-style.ts';
import type { Schema } from '../schema.ts';
import { propertiesOf, resolveSchema, type SchemaIndex } from '../schema-tools.ts';
import type { Body, BodyField, Parameter } from '../types.ts';
import { buildEncodings } from './build-encodings.ts';
import { convertSchema, type ReferenceNames, withExamples } from './convert-schema.ts';
import { preferredContent } from './preferred-content.ts';

/** What a call is given, sorted by place. */
export interface CallInputs {
  readonly pathParameters: readonly Parameter[];
  readonly queryParameters: readonly Parameter[];
  readonly headerParameters: readonly Parameter[];
  readonly cookieParameters: readonly Parameter[];
  readonly body?: Body;
}

/** What building the inputs of one call needs. */
export interface InputContext {
  readonly nameOf: ReferenceNames;
  readonly index: SchemaIndex;
  /** Wire name to flag, from the configuration. */
  readonly flags: Readonly<Record<string, string>>;
  /** Names of the module that the generated functions refer to: no argument may hide them. */
  readonly used: readonly string[];
}

/** Names that generated functions use beside the path's arguments. */
const functionArguments = (
  'body calls client infiniteKey operationCache operationInfiniteCache operationInfiniteQuery operationKey ' +
  'operationMutation operationQuery options params path query queryClient signal token variables'
).split(' ');

/** What every object has: a compiler takes such a property for the inherited one. */
const objectMembers = Object.getOwnPropertyNames(Object.prototype);

/** Collects the parameters and the body of an operation, and names each as argument and as flag. */
export function buildInputs(path: string, operation: OperationObject, context: InputContext): CallInputs {
  const names = {
    positional: new NameRegistry([...reservedWords, ...functionArguments, ...runtimeFunctions, ...context.used]),
    properties: new NameRegistry(objectMembers),
    flags: new NameRegistry(reservedFlags),
  };
  const build = ({ source, schema }: DeclaredParameter) => buildParameter(source, schema, names, context);
  const declared = operation.parameters.map((source) => ({ source, schema: declaredSchema(source, context) }));
  const isIn = (place: Parameter['in']) => declared.filter(({ source }) => source.in === place);
  const inPath = isIn('path');
  const order = placeholderNames(path);
  inPath.sort((a, b) => order.indexOf(a.source.name) - order.indexOf(b.source.name));
  const pathParameters = inPath.map(build);
  const inQuery = isIn('query').flatMap((parameter) => pageParts(parameter, context));
  const queryParameters = inQuery.map(build);
  const headerParameters = isIn('header').map(build);
  const cookieParameters = isIn('cookie').map(build);
  const body = operation.requestBody && buildBody(operation.requestBody, names, context);
  return { pathParameters, queryParameters, headerParameters, cookieParameters, ...(body && { body }) };
}

interface InputNames {
  readonly positional: NameRegistry;
  readonly properties: NameRegistry;
  readonly flags: NameRegistry;
}

/** A parameter of the document, with the form of its values. */
interface DeclaredParameter {
  readonly source: ParameterObject;
  readonly schema: Schema;
}

function declaredSchema(source: ParameterObject, { nameOf }: InputContext): Schema {
  const [content] = Object.values(source.content ?? {});
  const declared = convertSchema(source.schema ?? content?.schema ?? {}, nameOf);
  return withExamples(declared, exampleValues(source.examples ?? content?.examples));
}

/**
 * The properties of an object that asks for a page, as the parameters that they are on the wire, where the object's own name
 * does not occur. Of any other parameter itself.
 */
function pageParts(parameter: DeclaredParameter, { index }: InputContext): readonly DeclaredParameter[] {
  const { source, schema } = parameter;
  const { style = 'form', explode = true, required: isNeeded = false, content } = source;
  const isSpread = style === 'form' && explode && content === undefined;
  const properties = (isSpread && propertiesOf(schema, index)) || [];
  if (!asksForNumberedPage(properties, index)) return [parameter];
  return properties.map(({ name, required, schema: form }) => {
    return { source: { name, in: 'query', required: isNeeded && required }, schema: form };
  });
}

function buildParameter(source: ParameterObject, schema: Schema, names: InputNames, context: InputContext): Parameter {
  const [mediaType] = Object.keys(source.content ?? {});
  const place = source.in;
  const isGiven = place !== 'cookie' || source.required === true;
  const style = styles.find((known) => known === source.style) ?? usualStyle(place);
  return {
    name: source.name,
    in: place,
    argument: isGiven ? claimArgument(source.name, place, names) : source.name,
    flag: isGiven ? claimFlag(source.name, schema, names, context) : kebabCase(source.name),
    required: place === 'path' || source.required === true,
    schema,
    ...(source.description !== undefined && { description: source.description }),
    ...(source.deprecated === true && { deprecated: true }),
    style,
    explode: source.explode ?? usuallyExplodes(style),
    ...(source.allowReserved === true && { allowReserved: true }),
    ...(mediaType !== undefined && { mediaType }),
  };
}

function claimArgument(name: string, place: Parameter['in'], names: InputNames): string {
  return place === 'path' ? names.positional.claim(camelCase(name)) : names.properties.claim(name, `${place}_${name}`);
}

function claimFlag(name: string, schema: Schema, names: InputNames, context: InputContext): string {
  const configured = Object.hasOwn(context.flags, name) ? context.flags[name] : undefined;
  const plain = kebabCase(name);
  const isList = resolveSchema(schema, context.index).kind === 'array';
  return names.flags.claim(configured ?? (isList ? singular(plain) : plain), plain, `param-${plain}`);
}

const styles = [
  'simple',
  'label',
  'matrix',
  'form',
  'spaceDelimited',
  'pipeDelimited',
  'deepObject',
  'cookie',
] as const;

function buildBody(source: RequestBodyObject, names: InputNames, context: InputContext): Body | undefined {
  const chosen = sendableContent(source.content, context);
  if (chosen === undefined) return undefined;
  const declared = convertSchema(chosen[1].schema ?? {}, context.nameOf);
  const examples = exampleValues(chosen[1].examples);
  const type = holdsFiles(declared, context.index) ? chosen[0].replace(urlencoded, 'multipart/form-data') : chosen[0];
  const { mediaType, kind, schema } = contentOf(type, declared, context.index);
  if (source.required !== true && admitsNothing(schema)) return undefined;
  const canHaveFields = kind !== 'text' && kind !== 'bytes' && schema.nullable !== true;
  const properties = canHaveFields ? propertiesOf(schema, context.index) : undefined;
  const writable = properties?.filter((property) => property.schema.readOnly !== true);
  const fields = writable?.map(
    ({ name, schema: form, required }): BodyField => ({
      name,
      argument: names.properties.claim(name, `body_${name}`),
      flag: claimFlag(name, form, names, context),
      required,
      schema: withExamples(
        form,
        examples.map((example) => ownValue(example, name)),
      ),
    }),
  );
  const encodings = buildEncodings(mediaType, chosen[1]);
  return {
    required: source.required === true,
    mediaType,
    kind,
    schema: fields?.length ? schema : withExamples(schema, examples),
    ...(source.description !== undefined && { description: source.description }),
    ...(encodings && { encodings }),
    ...(fields !== undefined && fields.length > 0 && { fields }),
  };
}

/** Whether a value is an object that may have no property at all, so that a caller has nothing to give. */
function admitsNothing(schema: Schema): boolean {
  if (schema.kind !== 'object' || schema.nullable) return false;
  return schema.properties.length === 0 && schema.additionalProperties?.kind === 'never';
}

/** A form of this type holds no files: one with files is sent in parts. */
const urlencoded = /^application\/x-www-form-urlencoded\b/i;

function holdsFiles(form: Schema, index: SchemaIndex): boolean {
  const isFile = (schema: Schema): boolean => {
    const whole = resolveSchema(schema, index);
    return whole.kind === 'binary' || (whole.kind === 'array' && resolveSchema(whole.items, index).kind === 'binary');
  };
  return propertiesOf(form, index)?.some((property) => isFile(property.schema)) ?? false;
}

/** The preferred content, or a form in place of JSON where that would hold files. */
function sendableContent(content: RequestBodyObject['content'], { nameOf, index }: InputContext) {
  const chosen = preferredContent(content);
  if (chosen === undefined || !isJsonMediaType(chosen[0])) return chosen;
  if (!holdsFiles(convertSchema(chosen[1].schema ?? {}, nameOf), index)) return chosen;
  return Object.entries(content).find(([mediaType]) => contentKind(mediaType) === 'multipart') ?? chosen;
}

function exampleValues(examples: Readonly<Record<string, ExampleObject>> = {}): readonly (Json | undefined)[] {
  return Object.values(examples).map(({ value }) => value);
}
