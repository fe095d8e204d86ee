import type { NormalizedProblem } from '@redocly/openapi-core';
import type { Json } from '../model/schema.ts';
import { splitPointer } from './json-pointer.ts';
import { maxReferenceDepth, maxReferenceSteps } from './limits.ts';
import type { LoadedDocument } from './load-document.ts';
import { ownValue } from './plain.ts';
import { formatProblem, type Problem } from './problem.ts';
import { referenceDepth } from './reference-depth.ts';
import { referenceSteps } from './reference-steps.ts';

/**
 * Holds a document against the structure that its version of the specification gives, all files together.
 *
 * @returns One warning for each finding: what is not as it should be is read as well as it can be.
 */
export async function checkDocument(loaded: LoadedDocument): Promise<Problem[]> {
  const depth = referenceDepth(loaded.document);
  if (depth > maxReferenceDepth) return [unchecked(loaded.file, `${depth} references follow each other`)];
  const isEndless = referenceSteps(loaded.document) > maxReferenceSteps;
  if (isEndless) return [unchecked(loaded.file, 'references lead through others again and again')];
  const openApi = await import('@redocly/openapi-core');
  const { ConfinedResolver } = await import('./confined-resolver.ts');
  const config = await openApi.createConfig({ rules: { struct: 'warn', 'no-unresolved-refs': 'warn' } });
  const positions = await loaded.positions();
  const document = { source: positions.sourceOf(loaded.main), parsed: loaded.main.parsed };
  const linting = { document, config, externalRefResolver: new ConfinedResolver(loaded.root) };
  let findings: readonly NormalizedProblem[];
  try {
    findings = await openApi.lintDocument(linting);
  } catch (error) {
    return [unchecked(loaded.file, error instanceof Error ? error.message.replace(/\s+/g, ' ') : String(error))];
  }
  const problems = findings.flatMap((finding): Problem[] => {
    const place = finding.location[0];
    if (!place || leadsToReference(finding, loaded)) return [];
    const { start, source } = openApi.getLineColLocation({ ...place, reportOnKey: true });
    return [
      {
        severity: 'warning',
        message: messageOf(finding),
        file: positions.nameOf(source.absoluteRef),
        line: start.line,
        column: start.col,
        pointer: place.pointer?.replace(/^#\/$/, '#') ?? '#',
      },
    ];
  });
  // What several places refer to is visited more than once.
  return [...new Map(problems.map((problem) => [formatProblem(problem), problem])).values()];
}

/** Whether a reference leads to another one, which is the fault and has a finding of its own. */
function leadsToReference({ ruleId, location }: NormalizedProblem, { main }: LoadedDocument): boolean {
  const [place] = location;
  if (ruleId !== 'no-unresolved-refs' || place?.pointer === undefined || place.source?.absoluteRef !== main.path)
    return false;
  const reference = ownValue(valueAt(main.parsed, place.pointer), '$ref');
  const target = typeof reference === 'string' && reference.startsWith('#') && valueAt(main.parsed, reference);
  return typeof ownValue(target || null, '$ref') === 'string';
}

function valueAt(document: Json, pointer: string): Json {
  return splitPointer(pointer)?.reduce<Json | undefined>((value, key) => ownValue(value, key), document) ?? null;
}

/** The checker gives up on circles of references, and is not asked where references follow each other without end. */
function unchecked(file: string, reason: string): Problem {
  const message = `The document cannot be held against the specification: ${reason}. The rest is done without.`;
  return { severity: 'warning', message, file, pointer: '#' };
}

function messageOf({ message, suggest, ruleId }: NormalizedProblem): string {
  const text = message.replace(/\s+/g, ' ').trim().replace(/\.?$/, '.');
  if (ruleId === 'no-unresolved-refs') return `${text} Correct the reference.`;
  // Suggestions are ordered by likeness alone; many of them mean that none is alike.
  return suggest.length > 0 && suggest.length <= 3
    ? `${text} Did you mean ${suggest.join(' or ')}?`
    : `${text} Correct it.`;
}
