import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';

const generated = fileURLToPath(new URL('../src/generated/', import.meta.url));

/** The code of an app that uses one export, without the libraries that it has anyway. */
async function bundle(entry: string, name: string): Promise<{ readonly code: string; readonly externals: string[] }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: `import { ${name} } from './${entry}'; console.log(${name});`, resolveDir: generated },
    bundle: true,
    write: false,
    minifySyntax: true,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    conditions: ['@llamacloud-prod/source'],
    external: ['react', '@tanstack/react-query'],
  });
  const externals = Object.values(metafile.outputs).flatMap((output) => output.imports.map(({ path }) => path));
  return { code: outputFiles[0]?.text ?? '', externals: [...new Set(externals)].sort() };
}

describe('an app that uses one export', () => {
  it.each<[name: string, wanted: string, others: readonly string[]]>([
    [
      'useBetaChatRetrieve',
      'beta.chat.retrieve',
      ['ensureQueryData', 'beta.chat.delete', 'beta.chat.create', 'TurnStore', 'Transcript'],
    ],
    ['useBetaChatList', 'beta.chat.list', ['beta.chat.delete', 'beta.chat.getSummary', 'TurnStore', 'Transcript']],
    ['useBetaChatDelete', 'beta.chat.delete', ['beta.chat.create', 'TurnStore', 'Transcript']],
    ['betaChatRetrieveCache', 'beta.chat.retrieve', ['beta.chat.delete', 'beta.chat.list', 'useQuery', 'TurnStore']],
    ['useBetaChatStream', 'TurnStore', ['beta.chat.create', 'beta.chat.delete']],
  ])('%s carries no other', async (name, wanted, others) => {
    const { code } = await bundle('index.ts', name);
    expect(code).toContain(wanted);
    expect(others.filter((other) => code.includes(other))).toEqual([]);
  });

  it('follows turns without a query cache', async () => {
    const { code, externals } = await bundle('stream.ts', 'useBetaChatStream');
    expect(code).toContain('TurnStore');
    expect(externals).toEqual(['react']);
  });
});
