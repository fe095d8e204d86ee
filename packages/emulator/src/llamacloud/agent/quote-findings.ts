import type { FilePassage } from '../index/passage-finder.ts';
import type { Question } from './question.ts';
import type { Finding } from './tools.ts';

/** Quotes of one finding. */
const quoteLimit = 3;
/** Longest quote of a file's beginning, in characters. */
const openingLength = 240;

const nothingFound = 'I found nothing about this in the indexed files.';

/** Answers by quoting what was found, each quote with its place. The same findings give the same words. */
export function quoteFindings({ indexIds }: Question, findings: readonly Finding[]): string {
  if (indexIds.length === 0) return 'I could not search any of the indexes, so I have no answer.';
  const [first, ...others] = findings;
  if (first?.name === 'search' && others.length === 0) {
    return first.passages.length === 0 ? nothingFound : `This is what the files say:\n\n${quotesOf(first)}`;
  }
  return findings.map((finding) => `${headingOf(finding)}\n\n${quotesOf(finding)}`).join('\n\n');
}

function headingOf(finding: Finding): string {
  if (finding.name === 'grep') return `The words “${finding.pattern}”:`;
  if (finding.name === 'read') return `The beginning of ${finding.file.file_name}:`;
  return `${finding.query.trim()}:`;
}

function quotesOf(finding: Finding): string {
  if (finding.name === 'grep') {
    const matches = finding.matches.slice(0, quoteLimit);
    if (matches.length === 0) return 'They stand nowhere in the indexed files.';
    return matches.map(({ text, file_name, line }) => quote(text, file_name, line, line)).join('\n\n');
  }
  if (finding.name === 'read') return finding.passages.slice(0, 1).map(quoteOpening).join('') || 'The file is empty.';
  const quotes = finding.passages
    .slice(0, quoteLimit)
    .map(({ excerpt, file_name, start_line, end_line }) => quote(excerpt, file_name, start_line, end_line));
  return quotes.join('\n\n') || nothingFound;
}

function quoteOpening({ text, file_name, start_line, end_line }: FilePassage): string {
  const characters = [...text.replaceAll(/\s+/g, ' ').trim()];
  const opening = characters.slice(0, openingLength).join('');
  return quote(characters.length > openingLength ? `${opening}…` : opening, file_name, start_line, end_line);
}

function quote(text: string, fileName: string, startLine: number, endLine: number): string {
  const lines = startLine === endLine ? `line ${startLine}` : `lines ${startLine} to ${endLine}`;
  return `> ${text}\n\n(${fileName}, ${lines})`;
}
