import { requiresParams } from '../../model/call-shape.ts';
import type { Auth, Credentials } from '../../model/client-model.ts';
import { allResources } from '../../model/resource-tree.ts';
import type { ApiModel, Operation } from '../../model/types.ts';
import { type Code, code, identifier, join, lines, literal, objectKey, propertyKey } from '../../print/code.ts';
import { docComment } from '../../print/doc-comment.ts';
import { type GeneratedFile, Imports, typescriptFile } from '../../print/file.ts';
import { classModule } from './tree-file.ts';

const clientModule = '../runtime/client.ts';
const optionsModule = '../runtime/options.ts';

/** `create-client.ts`: a client without resources, for applications that import single functions. */
export function printCreateClient(model: ApiModel): GeneratedFile {
  const imports = new Imports();
  const client = imports.value(clientModule, 'Client');
  const { auth, credentials, env, errorName } = model.client;
  const base = imports.type(optionsModule, 'ClientOptions');
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
    code`/** What a client of this API knows without being told. */\nexport const clientDefaults: ${imports.type(clientModule, 'ClientDefaults')} = { ${join(data)} };`,
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
    const sent = auth ? code`, auth: ${printAuth(auth, imports)}` : code``;
    return code`${objectKey(option)}: { env: ${literal(env)}${sent} }`;
  });
  const grant = token && imports.value('../runtime/http/client-credentials.ts', 'clientCredentials');
  const data = [
    code`options: { ${join(entries)} }`,
    code`ways: ${literal(ways)}`,
    ...(token ? [code`token: ${grant ?? code``}(${literal(token.url)}, ${literal(token.scopes)})`] : []),
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
    const comment = docComment({ text: 'Address that gives tokens. Default: the one of the API’s document.' });
    members.push(code`${comment}readonly tokenURL?: string | undefined;`);
  }
  const comment = docComment({ text: 'Settings of a client of this API.' });
  return code`${comment}export interface ${identifier(optionsName)} extends ${base} {\n${lines(members)}\n}`;
}

/** `client.ts`: the class with all resources. */
export function printClient(model: ApiModel): GeneratedFile {
  const imports = new Imports();
  const { className, errorName, env, auth, credentials } = model.client;
  const base = imports.value('../runtime/full-client.ts', 'FullClient');
  const baseError = imports.value('../runtime/errors/base-error.ts', 'BaseError');
  const options = credentials
    ? imports.type('./create-client.ts', credentials.optionsName)
    : imports.type(optionsModule, 'ClientOptions');
  const defaults = imports.value('./create-client.ts', 'clientDefaults');
  const fields = model.resources.map((resource) => {
    const type = imports.value(classModule(resource), resource.className);
    const comment = docComment({ text: resource.description });
    return code`${comment}readonly ${identifier(resource.name)}: ${type} = new ${type}(this);`;
  });
  const comment = docComment({ text: 'The client, with every call of the API.', example: fullExample(model) });
  const variables = env.apiKey.map((variable) => `\`${variable}\``).join(', then ');
  const constructorComment = docComment({
    text: auth
      ? `Without \`apiKey\` the key is read from ${variables}; without \`baseURL\` the address from \`${env.baseURL}\`.`
      : `Without \`baseURL\` the address is read from \`${env.baseURL}\`.`,
    tags: [constructorThrows(model)],
  });
  const body = [
    code`${comment}export class ${identifier(className)} extends ${base} {
  /** Base of every error that the client throws. */
  static readonly ${identifier(errorName)}: typeof ${baseError} = ${baseError};

  ${lines(fields)}

  ${constructorComment}constructor(options: ${options} = {}) {
    super(options, ${defaults});
  }
${credentials ? code`\n  /** A client with the same settings, save those that are given. */\n  override withOptions(options: ${options}): this {\n    return super.withOptions(options);\n  }\n` : code``}}`,
  ];
  return typescriptFile({ path: 'client.ts', documentName: model.info.documentName, imports, body });
}

function constructorThrows({ client }: ApiModel) {
  const reason = client.auth
    ? `an option cannot be used, or there is no ${client.credentials ? 'credential' : 'key'} outside of a browser`
    : 'an option cannot be used';
  return ['throws', `\`${client.errorName}\` where ${reason}.`] as const;
}

/** The call that examples show: one that needs nothing but a value for its path, else one that needs nothing at all. */
function exampleOperation({ operations }: ApiModel): Operation | undefined {
  const simple = operations.filter(({ method, body }) => method === 'get' && body === undefined);
  const count = (wanted: number) =>
    simple.find(
      ({ pathParameters, ...rest }) => pathParameters.length === wanted && !requiresParams({ pathParameters, ...rest }),
    );
  return count(1) ?? count(0);
}

function exampleArguments({ pathParameters }: Operation): string {
  return pathParameters
    .map(({ schema, name }) => literal(schema.examples?.[0] ?? name).text.replace(/^"([^'\\]*)"$/, "'$1'"))
    .join(', ');
}

function leanExample(model: ApiModel): string | undefined {
  const operation = exampleOperation(model);
  const resource = allResources(model.resources).find(({ operations }) => operation && operations.includes(operation));
  if (operation === undefined || resource === undefined) return undefined;
  const { scope } = model.client;
  const { functionName, method } = operation.names;
  const imported = functionName === method ? method : `${method} as ${functionName}`;
  return `import { createClient } from '${scope}/core/lean';
import { ${imported} } from '${scope}/core/${resource.modulePath}';

const client = createClient();
const answer = await ${functionName}(${['client', exampleArguments(operation)].filter(Boolean).join(', ')});`;
}

function fullExample(model: ApiModel): string | undefined {
  const operation = exampleOperation(model);
  if (operation === undefined) return undefined;
  const { scope, className } = model.client;
  return `import { ${className} } from '${scope}/core';

const client = new ${className}();
const answer = await client.${operation.id}(${exampleArguments(operation)});`;
}

/** `api.ts`: openapi-fetch's own client. A module of its own, so that no other pays for the type of all paths. */
export function printApi(model: ApiModel): GeneratedFile {
  const imports = new Imports();
  const client = imports.type(clientModule, 'Client');
  const openapi = imports.type('../runtime/http/openapi-client.ts', 'OpenapiClient');
  const connect = imports.value('../runtime/http/openapi-client.ts', 'openapiClient');
  const paths = imports.type('./schema.ts', 'paths');
  const comment = docComment({
    text:
      'A client of openapi-fetch, typed by the paths of the document, with the address, the key, the deadlines and the ' +
      'retries of the given client. It answers `data` or `error` and does not throw for a status.',
  });
  const body = [
    code`${comment}export function api(client: ${client}): ${openapi}<${paths}> {\n  return ${connect}<${paths}>(client);\n}`,
  ];
  return typescriptFile({ path: 'api.ts', documentName: model.info.documentName, imports, body });
}
