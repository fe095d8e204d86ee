import type { SchemaObject } from '../../spec/document.ts';
import { schemaReference } from '../../spec/json-pointer.ts';

/**
 * Names of the schemas that hold themselves in a list, with no object between: a list of lists, any JSON value. What is an
 * object may refer to itself anywhere.
 */
export function listCircles(schemas: Readonly<Record<string, SchemaObject>>): ReadonlySet<string> {
  const names = new Map(Object.keys(schemas).map((name) => [schemaReference(name), name]));
  const next = new Map(
    Object.entries(schemas).map(([name, schema]) => [name, partsOf(schema).flatMap(($ref) => names.get($ref) ?? [])]),
  );
  return onCircles(next);
}

/** A schema on the way, and those that it leads to and that are not yet followed. */
interface Step {
  readonly name: string;
  readonly waiting: string[];
  /** The earliest schema that is known to be on a circle with this one, as the number of its turn. */
  earliest: number;
}

/**
 * The names that lead back to themselves, each visited once.
 *
 * @see https://en.wikipedia.org/wiki/Tarjan%27s_strongly_connected_components_algorithm
 */
function onCircles(next: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const circles = new Set<string>();
  const turns = new Map<string, number>();
  /** What was visited and may still be on a circle with what comes. */
  const open: string[] = [];
  for (const start of next.keys()) {
    const steps: Step[] = [];
    const visit = (name: string) => {
      steps.push({ name, waiting: [...(next.get(name) ?? [])], earliest: turns.size });
      turns.set(name, turns.size);
      open.push(name);
    };
    if (!turns.has(start)) visit(start);
    // Not by recursion: a long chain would overflow the stack.
    for (let step = steps.at(-1); step !== undefined; step = steps.at(-1)) {
      const { name } = step;
      const target = step.waiting.pop();
      const turn = target === undefined ? undefined : turns.get(target);
      if (turn !== undefined) step.earliest = Math.min(step.earliest, turn);
      else if (target !== undefined) visit(target);
      else {
        steps.pop();
        const before = steps.at(-1);
        if (before) before.earliest = Math.min(before.earliest, step.earliest);
        if (step.earliest !== turns.get(name)) continue;
        const group = open.splice(open.lastIndexOf(name));
        const isCircle = group.length > 1 || next.get(name)?.includes(name);
        for (const member of group) {
          turns.set(member, Infinity);
          if (isCircle) circles.add(member);
        }
      }
    }
  }
  return circles;
}

/** The references that a schema is made of, or that its list holds. */
function partsOf({ $ref, items, allOf = [], anyOf = [], oneOf = [], prefixItems = [] }: SchemaObject): string[] {
  if ($ref !== undefined) return [$ref];
  const held = typeof items === 'object' ? [items] : [];
  return [...held, ...prefixItems, ...allOf, ...anyOf, ...oneOf].flatMap(partsOf);
}
