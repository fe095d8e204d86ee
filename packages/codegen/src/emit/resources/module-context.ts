import { sharedModule } from '../../model/build/choose-modules.ts';
import { modelIndex } from '../../model/model-index.ts';
import type { ApiModel, Operation } from '../../model/types.ts';
import { type Code, code, identifier, literal } from '../../print/code.ts';
import { type Imports, relativeModule } from '../../print/file.ts';
import { schemaDeclaration } from '../../print/schema-declaration.ts';
import type { TypeContext } from '../../print/schema-type.ts';

/** What printing one module of the client needs. */
export interface ModuleContext {
  readonly imports: Imports;
  /** Types of what a call is given. */
  readonly given: TypeContext;
  /** Types of what a call answers: open to values that the document does not know. */
  readonly answered: TypeContext;
  /** The types of the document's schemas that stand in the module, in the document's order. */
  declarations(): readonly Code[];
  /** Imports a function of the runtime. */
  runtime(module: string, name: string): Code;
  /** Imports a type of the runtime. */
  runtimeType(module: string, name: string): Code;
  /** Name of the argument that takes the parameter object. */
  paramsName(operation: Operation): Code;
  /** Address of all calls that have none of their own. */
  readonly server: string;
  /** An operation of the model by its id. */
  operation(id: string): Operation | undefined;
}

/** The context of the module at a path below `generated/`. */
export function moduleContext(path: string, model: ApiModel, imports: Imports): ModuleContext {
  const { schemas: index, modules } = modelIndex(model);
  const typePath = (name: string) => `${index.get(name)?.module ?? sharedModule}.ts`;
  const runtimePath = (module: string) => relativeModule(path, `../runtime/${module}`);
  const runtimeType = (module: string, name: string) => imports.type(runtimePath(module), name);
  const given: TypeContext = {
    index,
    reference: (name) =>
      typePath(name) === path ? identifier(name) : imports.type(relativeModule(path, typePath(name)), name),
    isSent: true,
    uploadable: () => runtimeType('upload/uploadable.ts', 'Uploadable'),
  };
  const stored: TypeContext = { ...given, isSent: false, uploadable: undefined };
  const answered: TypeContext = {
    ...stored,
    unrecognized: (name) => code`${runtimeType('unrecognized.ts', 'UnrecognizedVariant')}<${literal(name)}>`,
  };
  return {
    imports,
    given,
    answered,
    declarations: () =>
      (modules.get(path.replace(/\.ts$/, '')) ?? []).map((named) =>
        schemaDeclaration(named, named.inResponses ? answered : stored),
      ),
    runtime: (module, name) => imports.value(runtimePath(module), name),
    runtimeType,
    paramsName: ({ body }) => identifier(body === undefined ? 'query' : 'params'),
    server: model.servers[0]?.url ?? '/',
    operation: (id) => modelIndex(model).operations.get(id),
  };
}
