import type { Json } from '../../model/schema.ts';
import type { Operation, Parameter } from '../../model/types.ts';
import { type Code, code, identifier, literal } from '../../print/code.ts';
import type { ModuleContext } from './module-context.ts';

/** The description of an operation that the runtime works from. What equals the runtime's defaults is left out. */
export function operationConstant(operation: Operation, context: ModuleContext): Code {
  const { names, pagination, stream } = operation;
  const typeName = pagination ? 'PageOperation' : stream ? 'StreamOperation' : 'Operation';
  const type = context.runtimeType('operation.ts', typeName);
  return code`const ${identifier(names.constantName)}: ${type} = ${literal(operationData(operation))};`;
}

function operationData(operation: Operation): Json {
  const { id, method, body, success, pagination, stream } = operation;
  const parameters = parameterData(operation);
  const accept = success.mediaType ?? '';
  return {
    id,
    method: method.toUpperCase(),
    path: pathTemplate(operation),
    ...(Object.keys(parameters).length > 0 && { parameters }),
    ...(body && {
      body: {
        mediaType: body.mediaType,
        ...(body.required && { required: true }),
        ...(body.fields === undefined && { property: 'body' }),
      },
    }),
    ...(accept !== 'application/json' && { accept }),
    ...(pagination && {
      pagination: { items: pagination.items, next: pagination.next, token: tokenArgument(operation) },
    }),
    ...(stream && {
      stream: {
        ...(stream.discriminator !== undefined && { discriminator: stream.discriminator }),
        ...(stream.turn && { ends: stream.turn.ends }),
        ...(stream.turn?.fails && { fails: { ...stream.turn.fails } }),
      },
    }),
  };
}

function tokenArgument({ queryParameters, pagination }: Operation): string {
  const parameter = queryParameters.find(({ name }) => name === pagination?.token);
  return parameter?.argument ?? pagination?.token ?? '';
}

/** The path with the marks by which the runtime tells the styles of path parameters apart. */
function pathTemplate({ path, pathParameters }: Operation): string {
  return path.replace(/\{([^}]*)\}/g, (whole, name: string) => {
    const parameter = pathParameters.find((candidate) => candidate.name === name);
    if (parameter === undefined) return whole;
    const mark = parameter.style === 'label' ? '.' : parameter.style === 'matrix' ? ';' : '';
    return `{${mark}${name}${parameter.explode ? '*' : ''}}`;
  });
}

function parameterData({ queryParameters, headerParameters, body }: Operation): { [name: string]: Json } {
  const entries = [...queryParameters, ...headerParameters].flatMap((parameter): [string, Json][] => {
    const data = {
      in: parameter.in,
      ...(parameter.argument !== parameter.name && { name: parameter.name }),
      ...styleData(parameter),
    };
    const isUsual = body === undefined && parameter.in === 'query' && Object.keys(data).length === 1;
    return isUsual ? [] : [[parameter.argument, data]];
  });
  const renamed = (body?.fields ?? []).filter(({ argument, name }) => argument !== name);
  return Object.fromEntries([...entries, ...renamed.map(({ argument, name }) => [argument, { in: 'body', name }])]);
}

function styleData({ in: place, style, explode, mediaType }: Parameter): { [key: string]: Json } {
  if (mediaType !== undefined) return { mediaType };
  if (place !== 'query') return {};
  return { ...(style !== 'form' && { style }), ...(!explode && style !== 'deepObject' && { explode }) };
}
