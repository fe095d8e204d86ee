import { sharedModule } from '../../model/build/choose-modules.ts';
import { modelIndex } from '../../model/model-index.ts';
import { remembered } from '../../model/remembered.ts';
import type { NamedSchema } from '../../model/schema.ts';
import type { ApiModel, Operation } from '../../model/types.ts';
import { type Code, code, identifier, literal } from '../../print/code.ts';
import { Imports, relativeModule } from '../../print/file.ts';
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
  const { modules, operations } = modelIndex(model);
  const { given, answered } = typeContexts(path, model, imports);
  return {
    imports,
    given,
    answered,
    declarations: () =>
      (modules.get(path.replace(/\.ts$/, '')) ?? []).map((named) => {
        const declared = printDeclaration(named, model);
        imports.addAll(declared.imports);
        return declared.code;
      }),
    runtime: (module, name) => imports.value(runtimePath(path, module), name),
    runtimeType: (module, name) => imports.type(runtimePath(path, module), name),
    paramsName: ({ body }) => identifier(body === undefined ? 'query' : 'params'),
    server: model.servers[0]?.url ?? '/',
    operation: (id) => operations.get(id),
  };
}

/** Types of what is given, of what answers have, and of what is neither. */
function typeContexts(path: string, model: ApiModel, imports: Imports) {
  const index = modelIndex(model).schemas;
  const typePath = (name: string) => `${index.get(name)?.module ?? sharedModule}.ts`;
  const runtimeType = (module: string, name: string) => imports.type(runtimePath(path, module), name);
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
  return { given, stored, answered };
}

function runtimePath(path: string, module: string): string {
  return relativeModule(path, `../runtime/${module}`);
}

/** The type of a named schema in its module, and what it imports. */
const printDeclaration = remembered((named: NamedSchema, model: ApiModel) => {
  const imports = new Imports();
  const { stored, answered } = typeContexts(`${named.module}.ts`, model, imports);
  return { code: schemaDeclaration(named, named.inResponses ? answered : stored), imports };
});
