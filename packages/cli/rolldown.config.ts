import { defineConfig } from 'rolldown';

/**
 * The program as few files: every file that is loaded costs time at the start, and a call would load a hundred. What is
 * seldom used stays apart. Libraries are not part of it; they are installed with their own licences.
 */
export default defineConfig({
  input: 'src/bin.ts',
  platform: 'node',
  external: /^(?!@llamacloud-prod\/)(?:node:|@?[a-z][\w@./-]*$)/,
  resolve: { conditionNames: ['@llamacloud-prod/source', 'node', 'import', 'default'] },
  output: {
    dir: 'dist',
    cleanDir: true,
    sourcemap: true,
    chunkFileNames: '[name].js',
    codeSplitting: {
      groups: [
        // What runs before a command is chosen, and the little that help and calls share.
        {
          name: 'start',
          test: /src\/(runtime\/(run-process|placeholder|input\/definitions)|generated\/cli)\.ts$/,
          priority: 2,
        },
        // What every call needs.
        {
          name: 'call',
          test: /core\/src\/generated\/index\.ts$|runtime\/(prepare-call|run-command|output\/(print-answer|json)|config\/config-file)\.ts$/,
          priority: 1,
        },
        { name: 'help', test: /runtime\/help-text\.ts$/ },
      ],
    },
  },
});
