import { allResources } from '../../model/resource-tree.ts';
import type { ApiModel, Resource } from '../../model/types.ts';
import { type Code, code, empty, identifier, lines } from '../../print/code.ts';
import { docComment } from '../../print/doc-comment.ts';
import { type GeneratedFile, Imports, typescriptFile } from '../../print/file.ts';
import { classComment } from './class-comment.ts';

/** Module of the class of a resource. */
export function classModule({ modulePath, children }: Resource): string {
  return children.length === 0 ? `./resources/${modulePath}.ts` : `./${treePath}`;
}

const treePath = 'tree.ts';

/**
 * `tree.ts`: the classes of the resources that hold others. They stand apart from the modules of calls, so that these reach
 * no other resource.
 */
export function printTree(model: ApiModel): readonly GeneratedFile[] {
  const imports = new Imports();
  const holders = allResources(model.resources).filter(({ children }) => children.length > 0);
  if (holders.length === 0) return [];
  const body = holders.map((resource) => printHolder(resource, imports));
  return [typescriptFile({ path: treePath, documentName: model.info.documentName, imports, body })];
}

function printHolder(resource: Resource, imports: Imports): Code {
  const { className, callsClassName, modulePath, children } = resource;
  const calls = callsClassName && imports.value(`./resources/${modulePath}.ts`, callsClassName);
  const client = imports.type('../runtime/client.ts', 'Client');
  const fields = children.map((child) => {
    const type =
      child.children.length === 0 ? imports.value(classModule(child), child.className) : identifier(child.className);
    const name = identifier(child.name);
    return {
      field: code`${docComment({ text: child.description })}readonly ${name}: ${type};`,
      value: code`this.${name} = new ${type}(client);`,
    };
  });
  return code`${classComment(resource)}export class ${identifier(className)}${calls ? code` extends ${calls}` : empty} {
    ${lines(fields.map(({ field }) => field))}

    constructor(client: ${client}) {
      ${lines([...(calls ? [code`super(client);`] : []), ...fields.map(({ value }) => value)])}
    }
  }`;
}
