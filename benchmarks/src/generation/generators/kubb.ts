import { safeBuild } from '@kubb/core';
import { pluginClient } from '@kubb/plugin-client';
import { pluginOas } from '@kubb/plugin-oas';
import { pluginReactQuery } from '@kubb/plugin-react-query';
import { pluginTs } from '@kubb/plugin-ts';
import { runGenerator } from '../generator.ts';

await runGenerator(async (input, output) => {
  const { error, failedPlugins } = await safeBuild({
    config: {
      root: output,
      input: { path: input },
      output: { path: output, extension: { '.ts': '.ts' } },
      plugins: [
        pluginOas({ validate: false }),
        pluginTs(),
        pluginClient({ client: 'fetch' }),
        pluginReactQuery({ client: { client: 'fetch' } }),
      ],
    },
  });
  const failure = error ?? [...failedPlugins][0]?.error;
  if (failure) throw failure;
});
