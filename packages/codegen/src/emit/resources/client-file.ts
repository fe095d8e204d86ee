import type { ApiModel } from '../../model/types.ts';
import { code, empty, identifier, lines } from '../../print/code.ts';
import { docComment } from '../../print/doc-comment.ts';
import { type GeneratedFile, Imports, typescriptFile } from '../../print/file.ts';
import { constructorThrows, fullExample } from './client-prose.ts';
import { classModule } from './tree-file.ts';

/** `client.ts`: the class with all resources. */
export function printClient(model: ApiModel): GeneratedFile {
  const imports = new Imports();
  const { className, errorName, env, auth, credentials } = model.client;
  const base = imports.value('../runtime/full-client.ts', 'FullClient');
  const baseError = imports.value('../runtime/errors/base-error.ts', 'BaseError');
  const options = credentials
    ? imports.type('./create-client.ts', credentials.optionsName)
    : imports.type('../runtime/options.ts', 'ClientOptions');
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
${credentials ? code`\n  /** A client with the same settings, save those that are given. */\n  override withOptions(options: ${options}): this {\n    return super.withOptions(options);\n  }\n` : empty}}`,
  ];
  return typescriptFile({ path: 'client.ts', documentName: model.info.documentName, imports, body });
}
