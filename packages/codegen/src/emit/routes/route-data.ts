import type { Json } from '../../json.ts';
import { parametersOf } from '../../model/call-shape.ts';
import type { Pagination } from '../../model/pagination.ts';
import { usuallyExplodes, usualStyle } from '../../model/parameter-style.ts';
import type { Schema } from '../../model/schema.ts';
import type { Stream } from '../../model/stream.ts';
import type { Body, Operation, Parameter, Response } from '../../model/types.ts';
import { jsonSchema } from '../../print/json-schema.ts';

/** An operation as plain data: what a server takes and gives. */
export function routeData(operation: Operation): Json {
  const { id, method, path, authenticated, body, success, errors, stream, streamed, pagination } = operation;
  return {
    id,
    method,
    path,
    authenticated,
    parameters: parametersOf(operation).map(parameterData),
    ...(body && { body: bodyData(body) }),
    success: responseData(success),
    errors: errors.map(responseData),
    ...(stream && { stream: streamData(stream) }),
    ...(streamed && {
      streamed: {
        flag: streamed.flag,
        ...(streamed.flagIn === 'query' && { flagIn: streamed.flagIn }),
        success: responseData(streamed.success),
        stream: streamData(streamed.stream),
      },
    }),
    ...(pagination && { pagination: paginationData(pagination) }),
  };
}

function streamData({ framing, done, discriminator, deltas, turn }: Stream): Json {
  return {
    framing,
    ...(done !== undefined && { done }),
    ...(discriminator !== undefined && { discriminator }),
    deltas: deltas.map(({ delta, full }) => ({ delta, full })),
    ...(turn && { ends: turn.ends }),
    ...(turn?.fails && { fails: { when: turn.fails.when, message: turn.fails.message } }),
  };
}

function bodyData({ required, mediaType, kind, schema, encodings = {} }: Body): Json {
  const lists = Object.entries(encodings).flatMap(([name, { style, explode }]): [string, Json][] =>
    explode === false ? [[name, { ...(style && { style }) }]] : [],
  );
  return {
    required,
    mediaType,
    schema: schemaData(schema),
    ...(kind === 'lines' && { isLines: true }),
    ...(lists.length > 0 && { lists: Object.fromEntries(lists) }),
  };
}

function paginationData({ itemSchema: _, ...names }: Pagination): Json {
  return { ...names };
}

/** A schema with its examples: from them come the answers of a server that has no better ones. */
export function schemaData(schema: Schema, isSent = false): Json {
  return jsonSchema(schema, { examples: true, isSent });
}

function parameterData({ name, in: place, required, schema, style, explode, mediaType }: Parameter): Json {
  return {
    name,
    in: place,
    required,
    schema: jsonSchema(schema),
    ...(style !== usualStyle(place) && { style }),
    ...(explode !== usuallyExplodes(style) && { explode }),
    ...(mediaType !== undefined && { mediaType }),
  };
}

function responseData({ status, mediaType, schema, headers, example }: Response): Json {
  return {
    status,
    ...(mediaType !== undefined && { mediaType }),
    ...(schema && { schema: schemaData(schema) }),
    ...(headers.length > 0 && {
      headers: headers.map((header) => ({ name: header.name, schema: jsonSchema(header.schema) })),
    }),
    ...(example !== undefined && { example }),
  };
}
