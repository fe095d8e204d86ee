import { fileURLToPath } from 'node:url';
import { createConfig, getLineColLocation, lintDocument, type NormalizedProblem } from '@redocly/openapi-core';
import { type Json, ownValue } from '../../json.ts';
import { maxReferenceDepth, maxReferenceSteps } from '../limits.ts';
import { ConfinedResolver } from '../load/confined-resolver.ts';
import type { DocumentPositions } from '../load/document-positions.ts';
import type { LoadedDocument } from '../load/load-document.ts';
import type { OpenApiVersion } from '../load/version.ts';
import { formatProblem, type Problem } from '../problem.ts';
import { referenceDepth } from './reference-depth.ts';
import { referenceSteps } from './reference-steps.ts';

/**
 * They stand in no file. Without the name of one the library would look into the working directory, and run what plugins it
 * finds there.
 */
const rules = { struct: 'warn', 'no-unresolved-refs': 'warn' } as const;

/** What is found in a document, or why it cannot be looked through. */
export type Findings = readonly NormalizedProblem[] | { readonly unchecked: string };

/** Holds a document against the structure that its version of the specification gives, all files together. */
export async function findFaults(loaded: LoadedDocument): Promise<Findings> {
  const depth = referenceDepth(loaded.document);
  if (depth > maxReferenceDepth) return { unchecked: `${depth} references follow each other` };
  const isEndless = referenceSteps(loaded.document) > maxReferenceSteps;
  if (isEndless) return { unchecked: 'references lead through others again and again' };
  const config = await createConfig({ rules }, { configPath: fileURLToPath(import.meta.url) });
  const positions = await loaded.positions();
  const document = { source: positions.sourceOf(loaded.main), parsed: loaded.main.parsed };
  const linting = { document, config, externalRefResolver: new ConfinedResolver(loaded.root) };
  try {
    return await lintDocument(linting);
  } catch (error) {
    return { unchecked: error instanceof Error ? error.message.replace(/\s+/g, ' ') : String(error) };
  }
}

/**
 * Says what is found in a document.
 *
 * @param findings - Its own, or those of a document that differs from it in nothing that is found.
 * @returns One warning for each finding: what is not as it should be is read as well as it can be.
 */
export async function describeFindings(findings: Findings, loaded: LoadedDocument): Promise<Problem[]> {
  if ('unchecked' in findings) return [unchecked(loaded.file, findings.unchecked)];
  const positions = await loaded.positions();
  const problems = findings.flatMap((finding): Problem[] => {
    const place = finding.location[0];
    if (!place || isToldOtherwise(finding, positions) || isAllowed(finding, positions, loaded.version)) return [];
    const file = place.source.absoluteRef === loaded.main.path ? positions.sourceOf(loaded.main) : place.source;
    const { start, source } = getLineColLocation({ ...place, source: file, reportOnKey: true });
    return [
      {
        severity: 'warning',
        message: messageOf(finding, positions),
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

/** What a finding is about, or what a pointer in the same file leads to. */
function subjectOf(
  { location: [place] }: NormalizedProblem,
  positions: DocumentPositions,
  pointer = place?.pointer,
): Json {
  const file = place?.source?.absoluteRef;
  return (file !== undefined && pointer !== undefined && positions.valueAt(file, pointer)) || null;
}

/**
 * Whether a reference leads to another one, which is the fault and has a finding of its own, or is what a discriminator
 * maps to: that may be the name of a schema, and is looked for where schemas are read.
 */
function isToldOtherwise(finding: NormalizedProblem, positions: DocumentPositions): boolean {
  if (finding.ruleId !== 'no-unresolved-refs') return false;
  const value = subjectOf(finding, positions);
  const reference = ownValue(value, '$ref');
  const target = typeof reference === 'string' && reference.startsWith('#') && subjectOf(finding, positions, reference);
  return typeof value === 'string' || typeof ownValue(target || null, '$ref') === 'string';
}

/** Whether the specification allows what the checker finds. */
function isAllowed(finding: NormalizedProblem, positions: DocumentPositions, version: OpenApiVersion): boolean {
  const pointer = finding.location[0]?.pointer ?? '';
  const value = subjectOf(finding, positions);
  // https://spec.openapis.org/oas/v2.0.html#schema-object-1
  if (version === '2.0') return value === 'file' && pointer.endsWith('/type');
  // https://spec.openapis.org/oas/v3.2.0.html#response-object
  const isShortAnswer = finding.message.includes('`description` must be') && /\/responses\/[^/]+$/.test(pointer);
  const isCookie = value === 'cookie' && pointer.endsWith('/style');
  const isMediaType = finding.message.includes('not expected') && isOfMediaType(finding);
  return version === '3.2' && (isShortAnswer || isCookie || isMediaType);
}

/** Whether a finding is about a media type of the components, or about what one refers to. */
function isOfMediaType({ location: [place], from }: NormalizedProblem): boolean {
  return [place, from].some((location) => location?.pointer?.startsWith('#/components/mediaTypes/'));
}

/** The checker gives up on circles of references, and is not asked where references follow each other without end. */
function unchecked(file: string, reason: string): Problem {
  const message = `The document cannot be held against the specification: ${reason}. The rest is done without.`;
  return { severity: 'warning', message, file, pointer: '#' };
}

function messageOf(finding: NormalizedProblem, positions: DocumentPositions): string {
  const { message, suggest, ruleId } = finding;
  const text = message.replace(/\s+/g, ' ').trim().replace(/\.?$/, '.');
  if (ruleId === 'no-unresolved-refs') {
    const shown = JSON.stringify(ownValue(subjectOf(finding, positions), '$ref'));
    return text.replace("Can't resolve $ref.", () => `There is nothing at ${shown}. Correct the reference.`);
  }
  // Suggestions are ordered by likeness alone; many of them mean that none is alike.
  return suggest.length > 0 && suggest.length <= 3
    ? `${text} Did you mean ${suggest.join(' or ')}?`
    : `${text} Correct it.`;
}
