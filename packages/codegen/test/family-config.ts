import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** A compiler's configuration for generated modules, with the options that this repository's own code has, and the strictest. */
export function familyConfig(include: readonly string[]) {
  return {
    extends: join(root, 'tsconfig.base.json'),
    compilerOptions: {
      noEmit: true,
      exactOptionalPropertyTypes: true,
      allowImportingTsExtensions: true,
      customConditions: [],
      lib: ['es2023', 'dom', 'dom.iterable', 'dom.asynciterable'],
      jsx: 'react-jsx',
      types: ['node'],
      typeRoots: [join(root, 'node_modules/@types')],
    },
    include,
  };
}
