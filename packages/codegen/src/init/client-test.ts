import { exampleCredentials } from '../model/call-shape.ts';
import type { ApiModel } from '../model/types.ts';
import { clientPath } from '../print/client-path.ts';
import { code, identifier, join, literal, objectKey } from '../print/code.ts';
import { simplestCall } from '../starters/examples.ts';

/** The test that a workspace starts with: the client calls the server of its own family. */
export function clientTest(model: ApiModel): string {
  const { className, scope } = model.client;
  const call = simplestCall(model);
  const name = identifier(className);
  const keys = exampleCredentials(model.client).map(({ option }) => code`${objectKey(option)}: 'test'`);
  const [fact, body] =
    call === undefined
      ? ['has a server to call', code`expect((await fetch(client.baseURL)).status).toBeLessThan(500);`]
      : [
          `calls ${call.id}`,
          code`const response = await ${clientPath(call)}().asResponse();\nexpect(response.ok).toBe(true);`,
        ];
  return code`import { startEmulator } from ${literal(`${scope}/emulator`)};
import { expect, it } from 'vitest';
import { ${name} } from '../src/generated/index.ts';

it(${literal(fact)}, async () => {
await using server = await startEmulator();
const client = new ${name}({ ${join([...keys, code`baseURL: server.url`])} });
${body}
});
`.text;
}
