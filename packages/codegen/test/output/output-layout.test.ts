import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderLayout, workspaceLayout } from '../../src/output/output-layout.ts';
import type { FamilyPackage } from '../../src/targets.ts';

describe('workspaceLayout', () => {
  const layout = workspaceLayout('root');

  it.each<[FamilyPackage, string]>([
    ['core', 'root/packages/core/src'],
    ['react', 'root/packages/react/src'],
    ['cli', 'root/packages/cli/src'],
    ['emulator', 'root/packages/emulator/src'],
    ['docs', 'root/docs/src'],
  ])('puts the sources of %s below %s', (name, wanted) => {
    expect(layout.sources(name)).toBe(join(wanted));
  });

  it('leaves what names the core package as it is', () => {
    const content = "import { Client } from '#core';\n";
    expect(layout.link({ package: 'react', content, pathBelowSources: 'generated/index.ts' })).toBe(content);
  });
});

describe('folderLayout', () => {
  const layout = folderLayout('out');

  it.each<FamilyPackage>(['core', 'react', 'cli', 'emulator', 'docs'])('puts %s into a folder of its own', (name) => {
    expect(layout.sources(name)).toBe(join('out', name, 'src'));
  });

  it.each<[fact: string, pathBelowSources: string, given: string, wanted: string]>([
    [
      'the entry',
      'generated/provider.ts',
      "import { Client } from '#core';",
      "import { Client } from '../../../core/src/generated/index.ts';",
    ],
    [
      'a resource',
      'generated/beta/chat/hooks.ts',
      "import * as calls from '#core/beta/chat';",
      "import * as calls from '../../../../../core/src/generated/resources/beta/chat.ts';",
    ],
    [
      'an entry that is no resource',
      'runtime/connection/open-transport.ts',
      "import { nodeFetch } from '#core/node';",
      "import { nodeFetch } from '../../../../core/src/runtime/node/node-fetch.ts';",
    ],
    [
      'a resource that is loaded later',
      'generated/commands/pets.ts',
      "load: () => import('#core/pets').then((module) => module.list),",
      "load: () => import('../../../../core/src/generated/resources/pets.ts').then((module) => module.list),",
    ],
    [
      'what is exported again',
      'runtime/index.ts',
      "export type { Client } from '#core';",
      "export type { Client } from '../../../core/src/generated/index.ts';",
    ],
    [
      'the entry for Node',
      'runtime/connection/a.ts',
      "import { nodeFetch } from '#core/node';",
      "import { nodeFetch } from '../../../../core/src/runtime/node/node-fetch.ts';",
    ],
    ['no private field', 'runtime/a.ts', "this.#core = '#core';", "this.#core = '#core';"],
    ['no longer name', 'runtime/a.ts', "import a from '#corelib';", "import a from '#corelib';"],
    [
      'a type',
      'runtime/a.ts',
      "type Core = typeof import('#core');",
      "type Core = typeof import('../../../core/src/generated/index.ts');",
    ],
    ['no text', 'runtime/a.ts', `const a = "import b from '#core'";`, `const a = "import b from '#core'";`],
    ['no comment', 'runtime/a.ts', "// import('#core')", "// import('#core')"],
  ])('reaches core by relative paths: %s', (_fact, pathBelowSources, content, wanted) => {
    expect(layout.link({ package: 'react', content, pathBelowSources })).toBe(wanted);
  });
});
