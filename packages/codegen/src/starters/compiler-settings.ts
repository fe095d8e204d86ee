/** Settings for the compiler. The condition, where there is one, leads from a package to the sources of another. */
export function compilerSettings({ condition, include }: { condition?: string; include: readonly string[] }): object {
  return {
    compilerOptions: {
      target: 'es2023',
      lib: ['es2023', 'esnext.disposable', 'dom', 'dom.iterable', 'dom.asynciterable'],
      module: 'nodenext',
      moduleResolution: 'nodenext',
      types: ['node'],
      jsx: 'react-jsx',
      strict: true,
      noUncheckedIndexedAccess: true,
      verbatimModuleSyntax: true,
      rewriteRelativeImportExtensions: true,
      ...(condition !== undefined && { customConditions: [condition] }),
      declaration: true,
      skipLibCheck: true,
      noEmit: true,
    },
    include,
    exclude: ['**/dist'],
  };
}
