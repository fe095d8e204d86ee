import { flagArgument } from '../../model/asked-call.ts';
import { parameterProperties } from '../../model/call-shape.ts';
import type { Property } from '../../model/schema.ts';
import { describedSchema, isNullable, resolveSchema } from '../../model/schema-tools.ts';
import type { BodyField, Operation, Parameter } from '../../model/types.ts';
import { type Code, code, empty, identifier, join, lines, literal, propertyKey } from '../../print/code.ts';
import { docComment } from '../../print/doc-comment.ts';
import { propertyMember, sequenceType } from '../../print/schema-type.ts';
import type { ModuleContext } from './module-context.ts';

/** The interface of the parameter object, or nothing where the call takes none. */
export function printParams(operation: Operation, context: ModuleContext): readonly Code[] {
  if (operation.names.params === undefined) return [];
  const members = membersOf(operation).map((member) =>
    propertyMember(member, context.given, linesType(member, operation, context)),
  );
  const comment = docComment({ text: `Parameters of \`${operation.id}\`.` });
  const base = code`${comment}export interface ${identifier(operation.names.params)} {\n${lines(members)}\n}`;
  return [base, ...printForms(operation, context)];
}

/** The same object where it does not ask for a stream, and where it does. */
function printForms(operation: Operation, context: ModuleContext): readonly Code[] {
  const { body, streamed, names } = operation;
  if (streamed === undefined || names.params === undefined) return [];
  const base = identifier(names.params);
  const field = flagArgument(operation);
  const print = (name: string, asks: boolean) => {
    const key = propertyKey(field?.argument ?? streamed.flag);
    const flag = asks ? code`${key}: true;` : code`${key}${mark(field?.required)}: ${unasked(field, context)};`;
    const whole = body?.required && !body.schema.nullable ? code`${base}['body']` : code`NonNullable<${base}['body']>`;
    const member = field ? flag : code`body${mark(body?.required || asks)}: ${whole} & { ${flag} };`;
    const text = `Parameters of \`${operation.id}\` that ${asks ? 'ask' : 'do not ask'} for a stream.`;
    return code`${docComment({ text })}export interface ${identifier(name)} extends ${base} { ${member} }`;
  };
  return [print(streamed.names.wholeParams, false), print(streamed.names.params, true)];
}

function mark(isRequired = false): Code {
  return isRequired ? empty : code`?`;
}

/** What a flag is that asks for nothing. */
function unasked(field: BodyField | Parameter | undefined, { given }: ModuleContext): Code {
  const flag = field && resolveSchema(field.schema, given.index);
  const isAlwaysTrue = flag?.kind === 'const' || (flag?.kind === 'enum' && !flag.values.includes(false));
  const types = [
    ...(isAlwaysTrue ? [] : [literal(false)]),
    ...(field === undefined || isNullable(field.schema, given.index) ? [literal(null)] : []),
    ...(field?.required ? [] : [code`undefined`]),
  ];
  return types.length === 0 ? code`never` : join(types, code` | `);
}

/** The type of a body that is sent line by line. */
function linesType({ name }: Property, { body }: Operation, { given }: ModuleContext): Code | undefined {
  const list = name === 'body' && body?.kind === 'lines' ? resolveSchema(body.schema, given.index) : undefined;
  return list?.kind === 'array' ? sequenceType(list, given) : undefined;
}

function membersOf(operation: Operation): readonly Property[] {
  const { body } = operation;
  const parameters = parameterProperties(operation);
  if (body === undefined) return parameters;
  const { fields = [{ argument: 'body', required: body.required, schema: describedSchema(body) }] } = body;
  return [...parameters, ...fields.map(({ argument, required, schema }) => ({ name: argument, required, schema }))];
}
