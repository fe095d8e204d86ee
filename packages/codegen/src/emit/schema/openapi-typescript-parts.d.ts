/** Modules of openapi-typescript that have no declarations of their own, as its entry declares what they export. */
declare module 'openapi-typescript/dist/transform/index.mjs' {
  // biome-ignore lint/style/noDefaultExport: the module is theirs
  export { transformSchema as default } from 'openapi-typescript';
}

declare module 'openapi-typescript/dist/lib/ts.mjs' {
  export { astToString } from 'openapi-typescript';
}

declare module 'openapi-typescript/dist/lib/utils.mjs' {
  export { resolveRef, scanDiscriminators } from 'openapi-typescript';
}
