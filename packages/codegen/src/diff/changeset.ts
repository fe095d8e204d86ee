import type { ApiModel } from '../model/types.ts';
import { visible } from '../visible.ts';
import { type Change, changeLevels } from './change.ts';

const bumps = { breaking: 'major', feature: 'minor', fix: 'patch' } as const;
const headings = { breaking: 'Breaking', feature: 'New', fix: 'Fixed' } as const;

/** The packages that hold what a document says of its calls and types. */
const packages = ['core', 'react', 'cli', 'emulator'];

/**
 * The text of a changeset with the bump that the worst change asks for, for every package of the family.
 *
 * @see https://github.com/changesets/changesets/blob/main/docs/adding-a-changeset.md
 */
export function changesetText(changes: readonly Change[], { client }: Pick<ApiModel, 'client'>): string {
  const worst = changeLevels.find((level) => changes.some((change) => change.level === level)) ?? 'fix';
  const names = packages.map((name) => `${JSON.stringify(`${client.scope}/${name}`)}: ${bumps[worst]}`);
  const sections = changeLevels.flatMap((level) => {
    const lines = changes.filter((change) => change.level === level).map(changeLine);
    return lines.length === 0 ? [] : [`${headings[level]}:\n\n${lines.join('\n')}`];
  });
  return `---\n${names.join('\n')}\n---\n\nThe API has changed.\n\n${sections.join('\n\n')}\n`;
}

function changeLine({ place, message }: Change): string {
  return `- ${inCode(place)}: ${visible(message.replace(/[<>\r\n]/g, ' '))}`;
}

/** Text from a document, in Markdown's own quotes. */
function inCode(text: string): string {
  return `\`${visible(text.replaceAll('`', ' '))}\``;
}
