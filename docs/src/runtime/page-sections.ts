import { type FieldNode, fieldTree, type NamedField, typeTree } from './field-tree.ts';
import type { PageData, ParameterData, TypeData, View } from './page-data.ts';
import { returnType } from './response-example.ts';
import type { Schemas } from './type-label.ts';
import { type Dialect, viewInfo } from './views.ts';

/** A heading with the fields below it. */
export interface PageSection {
  /** Id of the heading. */
  readonly id: string;
  readonly title: string;
  /** Said beside the heading: the media type of a body. */
  readonly note?: string;
  readonly fields: readonly FieldNode[];
}

/**
 * What is given to the call, as the view cuts it: over HTTP by the part of the request, in code as positional arguments
 * and one object, on the command line as flags.
 */
export function parameterSections(page: PageData, view: View, schemas: Schemas): readonly PageSection[] {
  if (view === 'http') return httpSections(page, schemas);
  const given = page.parameters.filter((parameter) => parameter.in !== 'cookie');
  if (view === 'cli') return section('parameters', 'Parameters', flags(given), 'plain', schemas);
  return codeSections(page, view, given, schemas);
}

/** What the call gives back, or undefined where the answer has no content. */
export function returnNode(page: PageData, view: View, schemas: Schemas): FieldNode | undefined {
  const type = returnType(page, view);
  if (type === undefined) return undefined;
  const node = typeTree(type, { dialect: viewInfo(view).dialect, schemas, anchor: 'returns' });
  const name = page.views[view].returns;
  return name === undefined ? node : { ...node, label: name };
}

/** The forms of the bodies of errors, each once, with the statuses that send it. */
export function errorBodies(page: PageData, view: View, schemas: Schemas): readonly PageSection[] {
  const byForm = new Map<string, { readonly type: TypeData; readonly statuses: string[] }>();
  for (const { status, type } of page.errors) {
    if (type === undefined) continue;
    const form = JSON.stringify(type);
    byForm.set(form, { type, statuses: [...(byForm.get(form)?.statuses ?? []), status] });
  }
  return [...byForm.values()].map(({ type, statuses }) => {
    const id = `errors.${statuses[0]?.toLowerCase()}`;
    const node = typeTree(type, { dialect: viewInfo(view).dialect, schemas, anchor: id });
    return { id, title: `Body of ${statuses.join(', ')}`, fields: [node] };
  });
}

const httpTitles = [
  ['path', 'Path Parameters'],
  ['query', 'Query Parameters'],
  ['header', 'Header Parameters'],
  ['cookie', 'Cookie Parameters'],
  ['body', 'Body Parameters'],
] as const;

function httpSections(page: PageData, schemas: Schemas): readonly PageSection[] {
  return httpTitles.flatMap(([location, title]) => {
    const fields = page.parameters
      .filter((parameter) => parameter.in === location)
      .map((parameter) => ({ ...parameter, shownName: parameter.name }));
    const note = location === 'body' ? page.bodyMediaType : undefined;
    return section(location, title, fields, 'plain', schemas, note);
  });
}

function section(
  id: string,
  title: string,
  fields: readonly NamedField[],
  dialect: Dialect,
  schemas: Schemas,
  note?: string,
): readonly PageSection[] {
  if (fields.length === 0) return [];
  const tree = fieldTree(fields, { dialect, schemas, anchor: id });
  return [{ id, title, ...(note === undefined ? {} : { note }), fields: tree }];
}

/** Required flags first: on a command line, order carries no other meaning. */
function flags(parameters: readonly ParameterData[]): readonly NamedField[] {
  const sorted = [...parameters].sort((a, b) => Number(b.required ?? false) - Number(a.required ?? false));
  return withLocations(sorted).map((parameter) => ({ ...parameter, shownName: `--${parameter.flag}` }));
}

/** The positional arguments, and the object that holds the others under the name of its type. */
function codeSections(
  page: PageData,
  view: View,
  given: readonly ParameterData[],
  schemas: Schemas,
): readonly PageSection[] {
  const fields: NamedField[] = given
    .filter((parameter) => parameter.in === 'path')
    .map((parameter) => ({ ...parameter, shownName: parameter.argument }));
  // A mutation is given its arguments later, as one value: an object of all, or the parameter object alone.
  const isMutation = page.views[view].forms?.some(({ kind }) => kind === 'mutation') ?? false;
  const note = isMutation ? 'mutate(variables)' : undefined;
  const { argumentObject } = page;
  if (argumentObject === undefined) return section('parameters', 'Parameters', fields, 'typescript', schemas, note);
  const { name, type, required } = argumentObject;
  const variablesName = fields.length === 0 ? 'variables' : 'params';
  const shownName = isMutation ? variablesName : name;
  const members = withLocations(given.filter((parameter) => parameter.in !== 'path'));
  const objectType: TypeData = {
    kind: 'object',
    fields: members.map((member) => ({ ...member, name: member.argument })),
  };
  fields.push({ name, shownName, type: { kind: 'reference', name: type }, ...(required ? { required } : {}) });
  const known = new Map(schemas).set(type, { name: type, type: objectType });
  return section('parameters', 'Parameters', fields, 'typescript', known, note);
}

/** Says of each parameter where in the request it goes, unless all go to the same part. */
function withLocations(parameters: readonly ParameterData[]): readonly ParameterData[] {
  const others = parameters.filter((parameter) => parameter.in !== 'path');
  if (new Set(others.map((parameter) => parameter.in)).size < 2) return parameters;
  return parameters.map((parameter) => {
    return { ...parameter, constraints: [`${parameter.in} param`, ...(parameter.constraints ?? [])] };
  });
}
