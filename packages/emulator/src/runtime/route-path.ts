/** A path template, ready for the router. */
export interface RoutePath {
  /** The path as Hono matches it. Its parameters are numbered: names of documents may not suit the router. */
  readonly pattern: string;
  /** Turns what the router found into values by the template's own names. */
  readonly read: (found: Readonly<Record<string, string>>) => Record<string, string>;
}

const expression = /\{([^{}]+)\}/g;

/**
 * Translates a template such as `/pets/{pet_id}`. A segment may mix text and expressions: `/reports/{id}.{format}`.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#path-templating
 */
export function toRoutePath(template: string): RoutePath {
  const readers: ((found: Readonly<Record<string, string>>) => [string, string][])[] = [];
  // What a query string in a template says is told apart elsewhere.
  const [address = ''] = template.split('?');
  const segments = address.split('/').map((segment, position) => {
    const names = [...segment.matchAll(expression)].map(([, name = '']) => name);
    // Hono has meanings of its own for these.
    if (names.length === 0 && !/^:|^\*$/.test(segment)) return segment;
    const key = `p${position}`;
    if (names.length === 1 && segment === `{${names[0]}}`) {
      readers.push((found) => [[names[0] ?? '', found[key] ?? '']]);
      return `:${key}`;
    }
    const texts = segment.split(expression).filter((_, index) => index % 2 === 0);
    const source = texts.map(escaped).join('(?:[^/]+)');
    const matcher = new RegExp(`^${texts.map(escaped).join('([^/]+)')}$`);
    readers.push((found) => {
      const groups = matcher.exec(found[key] ?? '')?.slice(1) ?? [];
      return names.map((name, index) => [name, groups[index] ?? '']);
    });
    return `:${key}{${source}}`;
  });
  return {
    pattern: segments.join('/'),
    read: (found) => Object.fromEntries(readers.flatMap((reader) => reader(found))),
  };
}

/** A text as part of an expression. Hono takes a bracket for a group of its own, whatever stands before it. */
function escaped(text: string): string {
  return text
    .replace(/[\\^$.*+?[\]{}|/]/g, '\\$&')
    .replaceAll('(', '\\x28')
    .replaceAll(')', '\\x29');
}

/**
 * Orders templates so that a path which several of them fit goes to the most concrete: `/pets/mine` before
 * `/pets/{pet_id}`.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#path-templating-matching
 */
export function compareTemplates(one: string, other: string): number {
  const [segments, others] = [one.split('/'), other.split('/')];
  for (let position = 0; position < Math.max(segments.length, others.length); position += 1) {
    const difference = generality(segments[position] ?? '') - generality(others[position] ?? '');
    if (difference !== 0) return difference;
  }
  return 0;
}

function generality(segment: string): number {
  if (!segment.includes('{')) return 0;
  return segment.replaceAll(expression, '') === '' ? 2 : 1;
}
