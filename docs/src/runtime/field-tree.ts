import type { FieldData, MemberData, SchemaData, TypeData } from './page-data.ts';
import { selectItems, selectMember, selectProperty, selectValues } from './selector.ts';
import { isNullable, listsValues, resolveType, type Schemas, typeLabel } from './type-label.ts';
import type { Dialect } from './views.ts';

/** A line of the reference with what unfolds below it. Every output of the site, HTML or other, prints this tree. */
export interface FieldNode {
  /** Id of the place, unique on its page and the same in every view: `returns.items.author.name`. */
  readonly anchor: string;
  /** JMESPath expression that picks the place out of the type at the root of the tree; empty for that itself. */
  readonly selector: string;
  /** As the view writes it. Undefined for a type that is not a property. */
  readonly name?: string;
  readonly label: string;
  readonly isOptional: boolean;
  readonly isDeprecated: boolean;
  /** Markdown. */
  readonly description?: string;
  readonly chips: readonly string[];
  /** Values that an enumeration knows, as JSON. None where the label has them all. */
  readonly values: readonly string[];
  /** How the children belong together: properties of one object, or types of which one, or each, holds. */
  readonly childrenAre: 'fields' | 'one of' | 'all of';
  readonly children: readonly FieldNode[];
}

/** What a tree is made for. */
export interface TreeOptions {
  readonly dialect: Dialect;
  readonly schemas: Schemas;
  /** First step of every anchor: `returns`. */
  readonly anchor: string;
}

/** A field to be shown, with the name that the view gives it. */
export interface NamedField extends FieldData {
  readonly shownName: string;
  /** First step of its anchor, where that is not the tree's. */
  readonly anchor?: string;
}

const deepest = 12;
const nodesAtMost = 1_500;

/** The tree of some fields. It is cut at the depth at which a page would no longer be readable. */
export function fieldTree(fields: readonly NamedField[], options: TreeOptions): readonly FieldNode[] {
  return cutToSize(options, (builder, place) => {
    return fields.map((field) => {
      return builder.field(field, field.shownName, { ...place, anchor: field.anchor ?? place.anchor });
    });
  });
}

/** The tree of one type, headed by a line for the type itself: `BookDetail: object { events, … }`. */
export function typeTree(type: TypeData, options: TreeOptions): FieldNode {
  const field = { name: '', type };
  const [node] = cutToSize(options, (builder, place) => [builder.node(field, place)]);
  if (node === undefined) throw new TypeError('A type always has a line.');
  const name = options.dialect === 'plain' && type.kind === 'reference' ? type.name : undefined;
  return name === undefined || name === node.label ? node : { ...node, name };
}

/** Tries deeper trees until one is too big. Thousands of lines help nobody, and types may lead back to themselves. */
function cutToSize(
  options: TreeOptions,
  build: (builder: TreeBuilder, place: Place) => readonly FieldNode[],
): readonly FieldNode[] {
  const place = { anchor: options.anchor, selector: '', depth: 0, path: [] };
  let best = build(new TreeBuilder(options, 1), place);
  for (let depth = 2; depth <= deepest; depth += 1) {
    const builder = new TreeBuilder(options, depth);
    const nodes = build(builder, place);
    if (builder.isTooBig) return best;
    best = nodes;
    if (!builder.isCut) return best;
  }
  return best;
}

/** Where in the tree a node stands. */
interface Place {
  readonly anchor: string;
  readonly selector: string;
  readonly depth: number;
  /** Names of the types that contain it, so that a type that contains itself ends. */
  readonly path: readonly string[];
}

class TreeBuilder {
  /** Set when something was left out because it lies too deep. */
  isCut = false;
  readonly #options: TreeOptions;
  readonly #depth: number;
  readonly #anchors = new Set<string>();

  constructor(options: TreeOptions, depth: number) {
    this.#options = options;
    this.#depth = depth;
  }

  get isTooBig(): boolean {
    return this.#anchors.size > nodesAtMost;
  }

  field(field: FieldData, shownName: string, parent: Place): FieldNode {
    const node = this.node(field, this.#below(parent, field.name, selectProperty(parent.selector, field.name)));
    return { ...node, name: shownName, isOptional: field.required !== true };
  }

  node(field: FieldData, place: Place): FieldNode {
    const { dialect, schemas } = this.#options;
    const named = field.type.kind === 'reference' ? schemas.get(field.type.name) : undefined;
    const resolved = resolveType(field.type, schemas);
    const description = field.description ?? named?.description;
    const label = typeLabel(field.type, dialect, schemas);
    return {
      anchor: place.anchor,
      selector: place.selector,
      label,
      isOptional: false,
      isDeprecated: field.deprecated === true,
      ...(description === undefined ? {} : { description }),
      chips: chips(field, named, dialect === 'plain' && isNullable(field.type, schemas)),
      values: resolved.kind === 'enum' && !listsValues(label, resolved.values) ? resolved.values : [],
      childrenAre: childrenAre(unwrap(field.type, schemas)),
      children: this.#children(field.type, place),
    };
  }

  #children(type: TypeData, place: Place): readonly FieldNode[] {
    switch (type.kind) {
      case 'reference': {
        const target = this.#options.schemas.get(type.name)?.type;
        if (target === undefined || place.path.includes(type.name)) return [];
        return this.#children(target, { ...place, path: [...place.path, type.name] });
      }
      case 'array':
        return this.#children(type.items, { ...place, selector: selectItems(place.selector) });
      case 'map':
        return this.#children(type.values, { ...place, selector: selectValues(place.selector) });
      case 'object':
        return this.#mayGoBelow(place) ? type.fields.map((field) => this.field(field, field.name, place)) : [];
      case 'union':
      case 'intersection':
        return this.#members(type.members, place);
      default:
        return [];
    }
  }

  /** Members that are all of one word, as `string or integer`, are told by the label already. */
  #members(members: readonly MemberData[], place: Place): readonly FieldNode[] {
    const { dialect, schemas } = this.#options;
    if (!members.some((member) => isStructured(unwrap(member.type, schemas)))) return [];
    if (!this.#mayGoBelow(place)) return [];
    return members.map((member, index) => {
      const name = memberName(member, dialect);
      const field = { name: '', type: member.type, ...(member.description && { description: member.description }) };
      const step = member.tag ?? name ?? String(index + 1);
      const node = this.node(field, this.#below(place, step, selectMember(place.selector, member, schemas)));
      return name === undefined || name === node.label ? node : { ...node, ...heading(name, node.label) };
    });
  }

  #mayGoBelow(place: Place): boolean {
    const isTooDeep = place.depth >= this.#depth;
    this.isCut ||= isTooDeep;
    return !isTooDeep && !this.isTooBig;
  }

  /** A place one level down, with an id that is free of spaces and that no other place of the page has. */
  #below(parent: Place, name: string, selector: string): Place {
    const wanted = `${parent.anchor}.${name.replace(/[^\w-]+/g, '-')}`;
    let anchor = wanted;
    for (let count = 2; this.#anchors.has(anchor); count += 1) anchor = `${wanted}-${count}`;
    this.#anchors.add(anchor);
    return { anchor, selector, depth: parent.depth + 1, path: parent.path };
  }
}

/** A member is headed by its name; the label then need not repeat it. */
function heading(name: string, label: string): Pick<FieldNode, 'name' | 'label'> {
  return { name, label: label.startsWith(`${name} {`) ? label.slice(name.length + 1) : label };
}

function memberName(member: MemberData, dialect: Dialect): string | undefined {
  const typeName = member.type.kind === 'reference' ? member.type.name : undefined;
  return dialect === 'plain' ? (member.tag ?? typeName) : typeName;
}

/** What unfolds below a field of this type: the items of a list, the values of a map. */
function unwrap(type: TypeData, schemas: Schemas): TypeData {
  let current: TypeData = resolveType(type, schemas);
  // A list of itself never ends.
  for (let steps = 0; steps < deepest && (current.kind === 'array' || current.kind === 'map'); steps += 1) {
    current = resolveType(current.kind === 'array' ? current.items : current.values, schemas);
  }
  return current;
}

function isStructured(type: TypeData): boolean {
  return type.kind === 'object' || type.kind === 'union' || type.kind === 'intersection';
}

function childrenAre(type: TypeData): FieldNode['childrenAre'] {
  if (type.kind === 'union') return 'one of';
  return type.kind === 'intersection' ? 'all of' : 'fields';
}

/** In words, null is a chip; in TypeScript the label says it. */
function chips(field: FieldData, named: SchemaData | undefined, saysNull: boolean): readonly string[] {
  return [
    ...(saysNull ? ['nullable'] : []),
    ...(field.constraints ?? []),
    ...(named?.constraints ?? []),
    ...(field.default === undefined ? [] : [`default ${field.default}`]),
  ];
}
