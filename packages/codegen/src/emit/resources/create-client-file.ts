import type { Auth, Credentials } from '../../model/client-model.ts';
import type { ApiModel } from '../../model/types.ts';
import { type Code, code, empty, identifier, join, lines, literal, objectKey, propertyKey } from '../../print/code.ts';
import { docComment } from '../../print/doc-comment.ts';
import { type GeneratedFile, Imports, typescriptFile } from '../../print/file.ts';
import { constructorThrows, leanExample } from './client-prose.ts';

/** `create-client.ts`: a client without resources, for applications that import single functions. */
export function printCreateClient(model: ApiModel): GeneratedFile {
  const imports = new Imports();
  const client = imports.value('../runtime/client.ts', 'Client');
  const { auth, credentials, env, errorName } = model.client;
  const base = imports.type('../runtime/options.ts', 'ClientOptions');
  const options = credentials ? identifier(credentials.optionsName) : base;
  const data = [
    code`baseURL: ${literal(model.servers[0]?.url ?? '/')}`,
    code`env: ${literal({ ...env })}`,
    code`errorName: ${literal(errorName)}`,
    ...(auth && !credentials ? [code`auth: ${printAuth(auth, imports)}`] : []),
    ...(credentials ? [code`credentials: ${printCredentials(credentials, imports)}`] : []),
  ];
  const comment = docComment({
    text: 'A client without any call attached, for the functions of the resource modules. What is not imported is not bundled.',
    tags: [constructorThrows(model)],
    example: leanExample(model),
  });
  const body = [
    ...(credentials ? [printOptions(credentials, base)] : []),
    code`/** What a client of this API knows without being told. */\nexport const clientDefaults: ${imports.type('../runtime/client.ts', 'ClientDefaults')} = { ${join(data)} };`,
    code`${comment}export function createClient(options: ${options} = {}): ${client} {\n  return new ${client}(options, clientDefaults);\n}`,
  ];
  return typescriptFile({ path: 'create-client.ts', documentName: model.info.documentName, imports, body });
}

/** The function that puts a key where the API expects it. */
function printAuth(auth: Auth, imports: Imports): Code {
  const runtime = (name: string) => imports.value('../runtime/http/authorization.ts', name);
  if (auth.type !== 'apiKey') return runtime(`${auth.type}Auth`);
  return code`${runtime(`${auth.in}Auth`)}(${literal(auth.name)})`;
}

/** The function that finds and sends what a client is let in with. */
function printCredentials({ options, ways, token }: Credentials, imports: Imports): Code {
  const entries = options.map(({ option, env, auth }) => {
    const sent = auth ? code`, auth: ${printAuth(auth, imports)}` : empty;
    return code`${objectKey(option)}: { env: ${literal(env)}${sent} }`;
  });
  const grant = token && imports.value('../runtime/http/client-credentials.ts', 'clientCredentials');
  const data = [
    code`options: { ${join(entries)} }`,
    code`ways: ${literal(ways)}`,
    ...(token
      ? [code`token: ${grant ?? empty}(${literal(token.url)}, ${literal(token.env)}, ${literal(token.scopes)})`]
      : []),
  ];
  return code`${imports.value('../runtime/http/credentials.ts', 'credentials')}({ ${join(data)} })`;
}

/** The options of a client that is let in with more than a key. */
function printOptions({ optionsName, options, token }: Credentials, base: Code): Code {
  const members = options
    .filter(({ option }) => option !== 'apiKey')
    .map(({ option, env, description }) => {
      const variables = env.map((variable) => `\`${variable}\``).join(', then ');
      const text = [description, `Default: the environment variable ${variables}.`].filter(Boolean).join('\n\n');
      return code`${docComment({ text })}readonly ${propertyKey(option)}?: string | undefined;`;
    });
  if (token) {
    const text = `Address that gives tokens. Default: the environment variable \`${token.env}\`, then the one of the API’s document.`;
    const comment = docComment({ text });
    members.push(code`${comment}readonly tokenURL?: string | undefined;`);
  }
  const comment = docComment({ text: 'Settings of a client of this API.' });
  return code`${comment}export interface ${identifier(optionsName)} extends ${base} {\n${lines(members)}\n}`;
}
