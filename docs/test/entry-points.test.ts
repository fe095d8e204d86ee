import { Application } from 'typedoc';
import { describe, expect, it } from 'vitest';
import { entryPoints } from '../src/entry-points.ts';

const byPackage = Map.groupBy(entryPoints(), ({ name }) => name.split('/')[0]);

describe('a package', () => {
  it.each([...byPackage])('%s documents all that it exports', { timeout: 60_000 }, async (_, entries) => {
    const application = await Application.bootstrap({
      entryPoints: entries.map(({ source }) => source),
      tsconfig: entries[0]?.tsconfig ?? '',
      // Types are checked elsewhere.
      skipErrorChecking: true,
      excludeInternal: true,
      requiredToBeDocumented: [
        'Class',
        'Interface',
        'TypeAlias',
        'Function',
        'Variable',
        'Enum',
        'EnumMember',
        'Method',
      ],
      validation: { notDocumented: true, notExported: false, invalidLink: false },
      logLevel: 'None',
    });
    const undocumented: string[] = [];
    application.logger.validationWarning = (message: string) => undocumented.push(message);
    const project = await application.convert();
    if (project === undefined) throw new Error('TypeDoc could not read the package.');
    application.validate(project);
    expect(undocumented).toEqual([]);
  });
});
