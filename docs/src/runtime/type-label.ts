import type { MemberData, SchemaData, TypeData } from './page-data.ts';
import type { Dialect } from './views.ts';

/** The types that have a name, by it. */
export type Schemas = ReadonlyMap<string, SchemaData>;

const shownAtMost = 3;

/**
 * A type in one line, as a view writes it: `Array<BookEvent> | null` or `array of string`. An object is followed by
 * its first three properties: `BookDetail { author, id, title, 4 more }`. In words, null is left to a chip.
 */
export function typeLabel(type: TypeData, dialect: Dialect, schemas: Schemas): string {
  const label = dialect === 'typescript' ? typescriptLabel(type, schemas, true) : plainLabel(type, schemas);
  return dialect === 'typescript' && isNullable(type, schemas) ? `${label} | null` : label;
}

/** The type itself: references are followed to what they name. A name that leads nowhere gives an unknown type. */
export function resolveType(type: TypeData, schemas: Schemas): Exclude<TypeData, { kind: 'reference' }> {
  const last = referenceChain(type, schemas).at(-1);
  return last === undefined || last.kind === 'reference' ? { kind: 'unknown' } : last;
}

/** Whether null is allowed, here or in what a reference names. */
export function isNullable(type: TypeData, schemas: Schemas): boolean {
  return referenceChain(type, schemas).some(({ nullable }) => nullable === true);
}

/** The type and those that it names one after another, up to one that is no reference, or that was there before. */
function referenceChain(type: TypeData, schemas: Schemas): readonly TypeData[] {
  const chain: TypeData[] = [];
  let current: TypeData | undefined = type;
  while (current !== undefined && !chain.includes(current)) {
    chain.push(current);
    current = current.kind === 'reference' ? schemas.get(current.name)?.type : undefined;
  }
  return chain;
}

/** Names of an object's properties: `{ content, type }`, three at most. */
function braces(names: readonly string[]): string {
  if (names.length === 0) return '{ }';
  const shown = names.length > shownAtMost + 1 ? names.slice(0, shownAtMost) : names;
  const rest = names.length - shown.length;
  return `{ ${[...shown, ...(rest > 0 ? [`${rest} more`] : [])].join(', ')} }`;
}

function typescriptLabel(type: TypeData, schemas: Schemas, isOutermost = false): string {
  const nested = (inner: TypeData) => withNull(typescriptLabel(inner, schemas), isNullable(inner, schemas));
  switch (type.kind) {
    case 'reference': {
      const target = resolveType(type, schemas);
      return isOutermost && target.kind === 'object' ? `${type.name} ${objectBraces(target)}` : type.name;
    }
    case 'array':
      return `Array<${nested(type.items)}>`;
    case 'tuple':
      return `[${[...type.items.map(nested), ...(type.rest ? [`...Array<${nested(type.rest)}>`] : [])].join(', ')}]`;
    case 'map':
      return `Record<string, ${nested(type.values)}>`;
    case 'object':
      return objectBraces(type);
    case 'union':
      return shortList(
        type.members.map(({ type: member }) => nested(member)),
        ' | ',
        '',
      );
    case 'intersection':
      return type.members.map(({ type: member }) => nested(member)).join(' & ');
    case 'enum':
      return shortList(type.values, ' | ', '');
    case 'const':
      return type.value;
    case 'binary':
      return 'Blob';
    default:
      return type.kind;
  }
}

/** Whether the label of an enumeration has all its values. */
export function listsValues(label: string, values: readonly string[]): boolean {
  return [' | ', ' or '].some((separator) => label.includes(values.join(separator)));
}

/**
 * `path` holds the names that have been followed: a type that leads back to itself is named instead, and so is one that
 * several others make up.
 */
function plainLabel(type: TypeData, schemas: Schemas, path: readonly string[] = []): string {
  const nested = (inner: TypeData) => plainLabel(inner, schemas, path);
  const members = (list: readonly MemberData[]) => list.map((member) => nested(member.type));
  switch (type.kind) {
    case 'reference': {
      const target = schemas.get(type.name)?.type ?? { kind: 'unknown' };
      const isNamed = target.kind === 'intersection' || path.includes(type.name);
      return isNamed ? type.name : plainLabel(target, schemas, [...path, type.name]);
    }
    case 'array':
      return `array of ${nested(type.items)}`;
    case 'tuple':
      return `array of ${[...type.items, ...(type.rest ? [type.rest] : [])].map(nested).join(', ')}`;
    case 'map':
      return `map[${nested(type.values)}]`;
    case 'object':
      return `object ${objectBraces(type)}`;
    case 'union':
      return shortList(members(type.members), ' or ', 'or ');
    case 'intersection':
      return type.members
        .map(({ type: member }) => (member.kind === 'reference' ? member.name : nested(member)))
        .join(' and ');
    case 'enum':
      return shortList(type.values, ' or ', 'or ');
    case 'const':
      return type.value;
    case 'binary':
      return 'file';
    default:
      return type.kind;
  }
}

function objectBraces(type: Extract<TypeData, { kind: 'object' }>): string {
  return braces(type.fields.map(({ name }) => name));
}

function withNull(label: string, nullable: boolean): string {
  return nullable ? `${label} | null` : label;
}

function shortList(labels: readonly string[], separator: string, beforeRest: string): string {
  if (labels.length <= shownAtMost + 1) return labels.join(separator);
  const rest = `${labels.length - shownAtMost} more`;
  const joined = labels.slice(0, shownAtMost).join(separator);
  return beforeRest === '' ? `${joined}${separator}${rest}` : `${joined} ${beforeRest}${rest}`;
}
