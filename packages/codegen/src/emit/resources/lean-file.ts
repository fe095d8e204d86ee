import type { ApiModel } from '../../model/types.ts';
import { code, identifier } from '../../print/code.ts';
import { type GeneratedFile, typescriptFile } from '../../print/file.ts';
import { exportTypes } from './export-types.ts';

/**
 * `lean.ts`: the entry of applications that import single calls. It has all that the package's entry has but the calls and
 * their types, which a compiler would have to read.
 */
export function printLean({ client: { errorName, credentials }, info }: ApiModel): GeneratedFile {
  const body = [
    code`export * from '../runtime/index.ts';`,
    code`export { BaseError as ${identifier(errorName)} } from '../runtime/errors/base-error.ts';`,
    code`export { createClient } from './create-client.ts';`,
    exportTypes('./create-client.ts', credentials ? [credentials.optionsName] : []),
  ];
  return typescriptFile({ path: 'lean.ts', documentName: info.documentName, body });
}
