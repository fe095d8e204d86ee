import type { OpenApiDocument } from '../../spec/document.ts';
import { singular, words } from '../names/words.ts';
import type { ResourcePlan } from './resource-plan.ts';

/** A resource whose calls have a tag. */
interface Holder {
  readonly tag: string;
  /** The resource, and those that it stands in, from the inside. */
  readonly around: readonly ResourcePlan[];
}

/**
 * What a document says of its tags, by the resources that it says it of. A tag is about the resource that it names: that
 * of its calls, or one around it, in one word (`pets`) or by the whole path. One that names none is about each resource of
 * its calls that stands in no other of them; the only one of several resources is about the API.
 */
export function describeResources(
  plans: readonly ResourcePlan[],
  { tags = [] }: Pick<OpenApiDocument, 'tags'>,
): ReadonlyMap<ResourcePlan, string> {
  const texts = new Map(
    tags.flatMap(({ name, description }) => (description === undefined ? [] : [[name, description]])),
  );
  const described = new Map<ResourcePlan, string>();
  const describe = (plan: ResourcePlan | undefined, tag: string) => {
    const text = texts.get(tag);
    if (plan !== undefined && text !== undefined && !described.has(plan)) described.set(plan, text);
  };
  const holders = plans.flatMap((plan) => holdersIn(plan, []));
  const named = holders.map(({ tag, around }) => ({ tag, plan: around.findLast((plan) => isNamed(plan, tag)) }));
  for (const { tag, plan } of named) describe(plan, tag);
  const naming = new Set(named.flatMap(({ tag, plan }) => (plan === undefined ? [] : [tag])));
  const isOnly = new Set(holders.map(({ tag }) => tag)).size === 1;
  if (isOnly && new Set(holders.map(({ around }) => around.at(-1))).size > 1) return described;
  for (const { tag, around } of holders) {
    const [plan, ...others] = around;
    if (!naming.has(tag) && !others.some((other) => tagOf(other) === tag)) describe(plan, tag);
  }
  return described;
}

function holdersIn(plan: ResourcePlan, outer: readonly ResourcePlan[]): readonly Holder[] {
  const around = [plan, ...outer];
  const tag = tagOf(plan);
  const inner = plan.children.flatMap((child) => holdersIn(child, around));
  return tag === undefined ? inner : [{ tag, around }, ...inner];
}

function tagOf({ methods }: ResourcePlan): string | undefined {
  return methods[0]?.operation.tags?.[0];
}

function isNamed({ name, path }: ResourcePlan, tag: string): boolean {
  const asked = inSingular(tag);
  return inSingular(name) === asked || inSingular(path.join(' ')) === asked;
}

function inSingular(name: string): string {
  return words(name).map(singular).join(' ');
}
