import { type FieldNode, fieldTree, type NamedField, typeTree } from './field-tree.ts';
import type { PageData, ParameterData, TypeData, View } from './page-data.ts';
import { returnType } from './response-example.ts';
import type { Schemas } from './type-label.ts';
import { viewInfo } from './views.ts';

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
  if (view === 'cli') return section('parameters', 'Parameters', flags(given), schemas);
  return codeSections(page, view, given, schemas);
}

/** What the call gives back, or undefined where the answer has no content. */
export function returnNode(page: PageData, view: View, schemas: Schemas, id = 'returns'): FieldNode | undefined {
  const type = returnType(page, view);
  if (type === undefined) return undefined;
  const node = typeTree(type, { dialect: viewInfo(view).dialect, schemas, anchor: returnAnchor(page, view, id) });
  const name = page.views[view].returns;
  return name === undefined ? node : { ...node, label: name };
}

/** The headers of the answer. Only HTTP shows them. */
export function headerSection(page: PageData, view: View, schemas: Schemas): readonly PageSection[] {
  const headers = (view === 'http' && page.returns.headers) || [];
  const fields = headers.map((header) => ({ ...header, shownName: header.name }));
  return section('response-headers', 'Response Headers', fields, schemas);
}

/** The command line prints a page's items alone: they keep the place that they have in the page. */
function returnAnchor({ returns: { items } }: PageData, view: View, id: string): string {
  if (view !== 'cli' || items?.property === undefined) return id;
  return [id, ...[items.property].flat().map((name) => name.replace(/[^\w-]+/g, '-'))].join('.');
}

/**
 * How the command line picks each place out of what it prints: a JMESPath expression for each anchor below `returns`.
 * What it does not print has none.
 */
export function selectors(page: PageData, schemas: Schemas): ReadonlyMap<string, string> {
  const root = returnNode(page, 'cli', schemas);
  const found = new Map<string, string>();
  const open = root === undefined ? [] : [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.selector !== '') found.set(node.anchor, node.selector);
    open.push(...node.children);
  }
  return found;
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
    return section(location, title, fields, schemas, note);
  });
}

function section(
  id: string,
  title: string,
  fields: readonly NamedField[],
  schemas: Schemas,
  note?: string,
): readonly PageSection[] {
  return titled(
    id,
    title,
    fieldTree(fields, { dialect: 'plain', schemas, anchor: id }),
    note === undefined ? {} : { note },
  );
}

/** A section, unless it would be empty. */
function titled(
  id: string,
  title: string,
  fields: readonly FieldNode[],
  rest: Pick<PageSection, 'note'> = {},
): readonly PageSection[] {
  return fields.length === 0 ? [] : [{ id, title, ...rest, fields }];
}

/** Required flags first: on a command line, order carries no other meaning. */
function flags(parameters: readonly ParameterData[]): readonly NamedField[] {
  const sorted = [...parameters].sort((a, b) => Number(b.required ?? false) - Number(a.required ?? false));
  return withLocations(sorted).map((parameter) => {
    return { ...parameter, shownName: `--${parameter.flag}`, anchor: parameter.in };
  });
}

/** The positional arguments, and the object that holds the others under the name of its type. */
function codeSections(
  page: PageData,
  view: View,
  given: readonly ParameterData[],
  schemas: Schemas,
): readonly PageSection[] {
  const tree = { dialect: 'typescript', schemas, anchor: 'parameters' } as const;
  const asArgument = (parameter: ParameterData): NamedField => {
    return { ...parameter, shownName: parameter.argument, anchor: parameter.in };
  };
  const positional = fieldTree(given.filter((parameter) => parameter.in === 'path').map(asArgument), tree);
  const others = withLocations(given.filter((parameter) => parameter.in !== 'path'));
  const kinds = new Set(page.views[view].forms?.map(({ kind }) => kind));
  // A mutation is given its arguments later, as one value: an object of all, or the parameter object alone.
  const isMutation = kinds.has('mutation');
  const variablesName = positional.length === 0 ? 'variables' : 'params';
  const object = objectField(page, others, isMutation ? variablesName : undefined);
  const known = object === undefined ? schemas : new Map(schemas).set(object.typeName, object.schema);
  const objects = object === undefined ? [] : fieldTree([object.field], { ...tree, schemas: known });
  const children = fieldTree(others.map(asArgument), tree);
  return titled('parameters', 'Parameters', [...positional, ...objects.map((node) => ({ ...node, children }))], {
    ...(isMutation && { note: 'mutate(variables)' }),
    ...(kinds.has('turn') && { note: `send(${page.argumentObject?.name ?? ''})` }),
  });
}

/** The argument that holds the given parameters, with its type as one that has a name. */
function objectField({ argumentObject }: PageData, members: readonly ParameterData[], variablesName?: string) {
  if (argumentObject === undefined) return undefined;
  const { name, type: typeName, required } = argumentObject;
  const fields = members.map((member) => ({ ...member, name: member.argument }));
  const field: NamedField = {
    name,
    shownName: variablesName ?? name,
    type: { kind: 'reference', name: typeName },
    ...(required && { required }),
  };
  return { typeName, field, schema: { name: typeName, type: { kind: 'object', fields } } } as const;
}

/** Says of each parameter where in the request it goes, unless all go to the same part. */
function withLocations(parameters: readonly ParameterData[]): readonly ParameterData[] {
  const others = parameters.filter((parameter) => parameter.in !== 'path');
  if (new Set(others.map((parameter) => parameter.in)).size < 2) return parameters;
  return parameters.map((parameter) => {
    return { ...parameter, constraints: [`${parameter.in} param`, ...(parameter.constraints ?? [])] };
  });
}
