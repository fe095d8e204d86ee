import { propertiesOf, variantsOf } from '../../model/schema-tools.ts';
import type { Operation } from '../../model/types.ts';
import { type Code, code, identifier, join, literal } from '../../print/code.ts';
import { docComment } from '../../print/doc-comment.ts';
import { schemaType } from '../../print/schema-type.ts';
import type { ModuleContext } from './module-context.ts';

const turnModule = 'transcript/turn.ts';

/** The types of a turn of a stream and of its parts, or nothing where its turns are not described. */
export function printTurn(operation: Operation, context: ModuleContext): readonly Code[] {
  const { names, stream, success } = operation;
  if (names.turn === undefined || stream?.turn === undefined || success.schema === undefined) return [];
  const { turn, deltas, calls } = stream;
  const eventType = schemaType(success.schema, context.answered);
  const schemas = new Map(
    variantsOf(success.schema, context.given.index)?.variants.map(({ value, schema }) => [value, schema]),
  );
  const typeOf = (kind: string) => {
    const schema = schemas.get(kind);
    return schema === undefined ? eventType : schemaType(schema, context.answered);
  };
  const end = schemas.get(turn.ends);
  const usage = end && propertiesOf(end, context.given.index)?.find(({ name }) => name === turn.usage);
  const part = (name: string, ...types: readonly Code[]) => {
    const type = context.runtimeType(turnModule, name);
    return types.length === 0 ? type : code`${type}<${join(types)}>`;
  };
  const parts = [
    ...[...new Set(deltas.map(({ full }) => full))].map((full) => part('ContentPart', literal(full), typeOf(full))),
    ...(calls === undefined ? [] : [part('ToolPart', typeOf(calls.call), typeOf(calls.result))]),
    ...(usage === undefined
      ? []
      : [part('UsagePart', schemaType({ ...usage.schema, nullable: false }, context.answered))]),
    ...(turn.fails === undefined ? [] : [part('ErrorPart')]),
    part('UnknownPart', eventType),
  ];
  const partName = identifier(names.turn.part);
  const types = [typeOf(turn.starts.event), partName, typeOf(turn.ends)];
  return [
    code`${docComment({ text: `A part of a turn of \`${operation.id}\`.` })}export type ${partName} = ${join(parts, code` | `)};`,
    code`${docComment({ text: `A turn of \`${operation.id}\`: the question, and what came of it.` })}export type ${identifier(names.turn.turn)} = ${part('Turn', ...types)};`,
  ];
}
