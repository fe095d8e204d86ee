import { streamedCall } from '../../model/asked-call.ts';
import { remembered } from '../../model/remembered.ts';
import type { ApiModel, Operation, Resource } from '../../model/types.ts';
import { type Code, code, empty, identifier, join } from '../../print/code.ts';
import { type GeneratedFile, Imports, typescriptFile } from '../../print/file.ts';
import { printAnswers } from './answer-declarations.ts';
import { type CallSignatures, callSignatures, pathValues, type Signature } from './call-signature.ts';
import { classComment } from './class-comment.ts';
import { type ModuleContext, moduleContext } from './module-context.ts';
import { operationConstant } from './operation-constant.ts';
import { printParams } from './params-types.ts';
import { requestFunction } from './request-function.ts';
import { printTurn } from './turn-types.ts';

/** The module of one resource: parameter types, a function for each operation, and the class that gathers them. */
export const printResource = remembered((resource: Resource, model: ApiModel): GeneratedFile => {
  const path = `resources/${resource.modulePath}.ts`;
  const imports = new Imports();
  const context = moduleContext(path, model, imports);
  const calls = resource.operations.map((operation) => declareCall(operation, context));
  const body = [
    ...resource.operations.flatMap((operation) => [
      ...printParams(operation, context),
      ...[operation, streamedCall(operation)].flatMap((form) => (form ? printAnswers(form, context) : [])),
      ...printTurn(operation, context),
    ]),
    ...context.declarations(),
    ...calls.flatMap((call) => [operationConstant(call.operation, context), printFunction(call, context)]),
    ...printRenames(resource),
    printClass(resource, calls, context),
  ];
  return typescriptFile({ path, documentName: model.info.documentName, imports, body });
});

/** What the function and the method of an operation have in common. */
interface DeclaredCall {
  readonly operation: Operation;
  readonly signatures: CallSignatures;
}

function declareCall(operation: Operation, context: ModuleContext): DeclaredCall {
  return { operation, signatures: callSignatures(operation, context) };
}

/** A function or a method, after its overloads. */
function printCallable({ signatures }: DeclaredCall, head: Code, first: readonly Code[], body: Code): Code {
  const print = ({ comment, parameters, result }: Signature) =>
    code`${comment}${head}(${join([...first, ...parameters])}): ${result}`;
  const overloads = signatures.overloads.map((overload) => code`${print(overload)};\n`);
  return code`${overloads}${print(signatures.implementation)} {\n${body}\n}`;
}

function printFunction(call: DeclaredCall, context: ModuleContext): Code {
  const { operation } = call;
  const { functionName, constantName, method } = operation.names;
  const request = context.runtime(...requestFunction(operation));
  const params = operation.names.params === undefined ? code`undefined` : context.paramsName(operation);
  const keyword = functionName === method ? code`export function` : code`function`;
  const client = code`client: ${context.runtimeType('client.ts', 'Client')}`;
  const body = code`return ${request}(client, ${identifier(constantName)}, ${pathValues(operation)}, ${params}, options);`;
  return printCallable(call, code`${keyword} ${identifier(functionName)}`, [client], body);
}

/** Functions whose method's name is a reserved word are exported under it all the same. */
function printRenames({ operations }: Resource): readonly Code[] {
  const renamed = operations
    .filter(({ names }) => names.functionName !== names.method)
    .map(({ names }) => code`${identifier(names.functionName)} as ${identifier(names.method)}`);
  return renamed.length === 0 ? [] : [code`export { ${join(renamed)} };`];
}

function printClass(resource: Resource, calls: readonly DeclaredCall[], context: ModuleContext): Code {
  const client = context.runtimeType('client.ts', 'Client');
  const holdsClient = calls.length > 0;
  const methods = calls.map((call) => printMethod(call, context));
  const name = identifier(resource.callsClassName ?? resource.className);
  return code`${classComment(resource)}export class ${name} {
    ${holdsClient ? code`readonly #client: ${client};` : empty}

    constructor(client: ${client}) {
      ${holdsClient ? code`this.#client = client;` : empty}
    }

    ${methods.map((method) => code`${method}\n\n`)}
  }`;
}

function printMethod(call: DeclaredCall, context: ModuleContext): Code {
  const { operation } = call;
  const { method, functionName } = operation.names;
  const given = [
    code`this.#client`,
    ...operation.pathParameters.map(({ argument }) => identifier(argument)),
    ...(operation.names.params === undefined ? [] : [context.paramsName(operation)]),
    code`options`,
  ];
  return printCallable(call, identifier(method), [], code`return ${identifier(functionName)}(${join(given)});`);
}
