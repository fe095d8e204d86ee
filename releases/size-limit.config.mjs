/**
 * What an app's bundle may weigh, minified and gzipped, with all that it loads at its start and without the libraries that
 * it has anyway. `npx -y pnpm@12 size` prints the figures of the built packages. What an app pays for the client itself is
 * held in `packages/core/test/bundle-size.test.ts`.
 */
const dist = '../packages';
const core = `${dist}/core/dist`;
const react = `${dist}/react/dist/generated/index.js`;
const stream = `${dist}/react/dist/generated/stream.js`;

/** Hooks that follow turns hold a stream's state; all others are a few lines above TanStack Query. */
const hooks = Object.keys(await import(react)).filter((name) => /^use[A-Z]/.test(name));
const turnHooks = ['useBetaChatStream'];

/** What is imported dynamically is loaded when it is used. */
const leaveDynamicImports = {
  name: 'leave dynamic imports',
  setup: ({ onResolve }) =>
    onResolve({ filter: /./ }, ({ kind, path }) => (kind === 'dynamic-import' ? { path, external: true } : undefined)),
};

const entry = (name, limitBytes, imports, ignore = []) => ({
  name,
  limit: `${limitBytes} B`,
  import: imports,
  ignore,
  gzip: true,
  modifyEsbuildConfig: (config) => ({
    ...config,
    format: 'esm',
    target: 'es2023',
    plugins: [leaveDynamicImports],
  }),
});

const besideReact = ['react', 'react/jsx-runtime', '@tanstack/react-query', '#core', '#core/*'];

export default [
  entry('core/beta/chat/turn: a turn store', 12_000, {
    [`${core}/generated/resources/beta/chat/turn.js`]: '{ createBetaChatStreamStore }',
  }),
  entry('core/api', 5_000, { [`${core}/generated/api.js`]: '{ api }' }),
  entry('core/middleware', 3_500, { [`${core}/runtime/middleware/with-middleware.js`]: '{ withMiddleware }' }),
  ...hooks.map((hook) =>
    entry(`react: ${hook}`, turnHooks.includes(hook) ? 3_500 : 1_500, { [react]: `{ ${hook} }` }, besideReact),
  ),
  entry('react/stream: useBetaChatStream', 3_500, { [stream]: '{ useBetaChatStream }' }, besideReact),
];
