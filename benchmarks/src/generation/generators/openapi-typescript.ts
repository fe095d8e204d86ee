import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { runGenerator } from '../generator.ts';

await runGenerator(async (input, output) => {
  await mkdir(output, { recursive: true });
  const types = astToString(await openapiTypescript(pathToFileURL(input), { silent: true }));
  await writeFile(join(output, 'schema.ts'), types);
});
