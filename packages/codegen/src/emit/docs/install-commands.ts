import type { ApiModel } from '../../model/types.ts';
import { shellWord } from '../../print/shell.ts';

/** How a shell installs what each view calls; empty where nothing is needed. */
export function installCommands({ client: { scope } }: ApiModel): object {
  const install = (...words: readonly string[]) => ['npm install', ...words.map(shellWord)].join(' ');
  return {
    http: '',
    typescript: install(`${scope}/core`),
    react: install(`${scope}/react`, `${scope}/core`, '@tanstack/react-query', 'react'),
    cli: install('--global', `${scope}/cli`),
  };
}
