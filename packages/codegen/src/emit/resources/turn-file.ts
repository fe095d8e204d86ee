import { followsTurns } from '../../model/call-shape.ts';
import type { ApiModel, Operation, Resource, TurnNames } from '../../model/types.ts';
import { type Code, code, empty, identifier, join } from '../../print/code.ts';
import { docComment, paramTags } from '../../print/doc-comment.ts';
import { type GeneratedFile, Imports, relativeModule, typescriptFile } from '../../print/file.ts';
import { schemaType } from '../../print/schema-type.ts';
import { pathValues } from './call-signature.ts';
import { type ModuleContext, moduleContext } from './module-context.ts';
import { requestFunction } from './request-function.ts';

/** The module that follows the turns of a resource's streams, apart from the calls, so that these do not carry it. */
export function printTurnModule(resource: Resource, model: ApiModel): readonly GeneratedFile[] {
  if (resource.turnModulePath === undefined) return [];
  const path = `resources/${resource.turnModulePath}.ts`;
  const imports = new Imports();
  const context = moduleContext(path, model, imports);
  const calls = relativeModule(path, `resources/${resource.modulePath}.ts`);
  const body = resource.operations.flatMap((operation) => {
    const { turn } = operation.names;
    if (turn === undefined || operation.success.schema === undefined) return [];
    const types = [schemaType(operation.success.schema, context.answered), imports.type(calls, turn.turn)];
    const constant = imports.value(calls, operation.names.constantName);
    const transcript = printTranscript(operation, turn, { types, constant, context });
    if (!followsTurns(operation) || operation.names.params === undefined) return [transcript];
    const params = imports.type(calls, operation.names.params);
    return [transcript, printStore(operation, turn, { types: [params, ...types], constant, context })];
  });
  return [typescriptFile({ path, documentName: model.info.documentName, imports, body })];
}

interface TurnContext {
  /** Type arguments of what is made. */
  readonly types: readonly Code[];
  /** The operation's description. */
  readonly constant: Code;
  readonly context: ModuleContext;
}

function printTranscript({ id }: Operation, names: TurnNames, { types, constant, context }: TurnContext): Code {
  const transcript = context.runtime('transcript/transcript.ts', 'Transcript');
  const comment = docComment({
    text: `Makes turns from the events of \`${id}\`, live or stored.`,
    tags: [['param', 'events - What there is already, such as a history.']],
  });
  return code`${comment}export function ${identifier(names.createTranscript)}(events?: Iterable<${types[0] ?? empty}>): ${transcript}<${join(types)}> {
    return new ${transcript}<${join(types)}>(${constant}.stream, events);
  }`;
}

function printStore(operation: Operation, names: TurnNames, { types, constant, context }: TurnContext): Code {
  const store = context.runtime('turn/turn-store.ts', 'TurnStore');
  const options = context.runtimeType('turn/turn-store-options.ts', 'TurnStoreOptions');
  const request = context.runtime(...requestFunction(operation));
  const client = code`client: ${context.runtimeType('client.ts', 'Client')}`;
  const values = operation.pathParameters.map(({ argument, schema }) => {
    return code`${identifier(argument)}: ${schemaType(schema, context.given)}`;
  });
  const [params, event] = types as readonly [Code, Code];
  const comment = docComment({
    text:
      `Follows the turns of \`${operation.id}\`, past and present: one state for a user interface of any kind. ` +
      'Nothing is requested before it is told to.',
    tags: paramTags(operation.pathParameters),
  });
  const parameters = [client, ...values, code`options?: ${options}<${params}, ${event}>`];
  return code`${comment}export function ${identifier(names.createStore)}(${join(parameters)}): ${store}<${join(types)}> {
    return new ${store}<${join(types)}>({ request: ${request}, client, operation: ${constant}, pathValues: ${pathValues(operation)} }, options);
  }`;
}
