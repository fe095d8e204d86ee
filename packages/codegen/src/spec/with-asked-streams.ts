import { httpMethods } from '../http-methods.ts';
import { endpointPath } from './config/endpoint-path.ts';
import type { ResourceConfig, SdkConfig, StreamConfig } from './config/sdk-config.ts';
import type { MediaTypeObject, OpenApiDocument, OperationObject, PathItemObject } from './document.ts';
import { pointerTo, schemaReference } from './json-pointer.ts';
import { isJsonMediaType } from './media-type.ts';
import type { NormaliseWarning } from './normalise/context.ts';
import { findStreamFlag } from './stream-flag.ts';

/** A document whose operations say how they are asked for a stream. */
export interface AskedStreams {
  readonly document: OpenApiDocument;
  readonly warnings: readonly NormaliseWarning[];
}

/** What asks for a stream, where nobody says another. */
const usualFlag = 'stream';

/** How documents tell at that property of a stream that their answers do not have. */
const tellsOfEvents = /server-sent events?|text\/event-stream|\bSSE\b/i;

/**
 * Says of each operation that answers whole or as a stream what asks for the stream: the property of its body, or else the
 * parameter of its query, that a configuration names, else `stream`, where it may be true. Where there is none, the answer
 * is the whole one, and where it is always true, the stream. A stream that only the prose or a configuration tells of is
 * added to the answer; its items have the schema that a configuration names, or are unknown.
 */
export function withAskedStreams(document: OpenApiDocument, config: SdkConfig | undefined): AskedStreams {
  const configured = configuredStreams(document, config);
  const warnings: NormaliseWarning[] = [];
  const changed = new Map<string, PathItemObject>();
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of httpMethods) {
      const operation = item[method];
      if (operation === undefined) continue;
      const keys = ['paths', path, method];
      const warn = (message: string, ...inner: readonly string[]) =>
        void warnings.push({ pointer: pointerTo([...keys, ...inner]), message });
      const asked = withAskedStream(operation, document, configured.get(`${method} ${path}`), warn);
      if (asked !== operation) changed.set(path, { ...(changed.get(path) ?? item), [method]: asked });
    }
  }
  if (changed.size === 0) return { document, warnings };
  const paths = Object.entries(document.paths).map(([path, item]) => [path, changed.get(path) ?? item] as const);
  return { document: { ...document, paths: Object.fromEntries(paths) }, warnings };
}

/** What a configuration says of streams, by method and path. */
function configuredStreams(
  document: OpenApiDocument,
  config: SdkConfig | undefined,
): ReadonlyMap<string, StreamConfig> {
  const streams = new Map<string, StreamConfig>();
  const visit = ({ methods, children }: ResourceConfig): void => {
    for (const { endpoint, stream } of methods) {
      if (config && stream) streams.set(`${endpoint.method} ${endpointPath(document, endpoint.path, config)}`, stream);
    }
    children.forEach(visit);
  };
  config?.resources.forEach(visit);
  return streams;
}

function withAskedStream(
  operation: OperationObject,
  document: OpenApiDocument,
  configured: StreamConfig | undefined,
  warn: (message: string, ...keys: readonly string[]) => void,
): OperationObject {
  const { responses } = operation;
  const status = Object.keys(responses).find((each) => each.startsWith('2')) ?? 'default';
  const answer = responses[status];
  const forms = Object.entries(answer?.content ?? {});
  const streams = forms.filter(([, form]) => form['x-stream'] !== undefined);
  const wholes = forms.filter(([, form]) => form['x-stream'] === undefined);
  if (answer === undefined || wholes.length === 0) return operation;
  const { when = usualFlag, item } = configured ?? {};
  const flag = findStreamFlag(when, operation, document);
  const [stream] = streams;
  if (flag === undefined) {
    const json = wholes.find(([name]) => isJsonMediaType(name));
    if (stream && json) warn(readsWhole(json[0]), 'responses', status, 'content', stream[0]);
    return operation;
  }
  if (stream === undefined && configured === undefined && !tellsOfEvents.test(flag.prose)) return operation;
  const isKnown = item !== undefined && document.components.schemas[item] !== undefined;
  if (stream === undefined && !isKnown) warn(hasNoForm(when));
  const described: readonly (readonly [string, MediaTypeObject])[] = stream ? streams : [addedStream];
  const schema = isKnown && { schema: { $ref: schemaReference(item) } };
  const content = Object.fromEntries([
    ...(flag.isConstant ? [] : wholes),
    ...described.map(([name, form]) => [name, { ...form, ...schema }] as const),
  ]);
  return {
    ...operation,
    responses: { ...responses, [status]: { ...answer, content } },
    ...(!flag.isConstant && { 'x-stream-flag': when }),
  };
}

/** What documents that keep silent about it mean. */
const addedStream = ['text/event-stream', { schema: {}, 'x-stream': 'sse' }] as const;

function readsWhole(json: string): string {
  return (
    `Calls read ${json} in place of this stream. To have the stream, name the property or the parameter that asks for it in ` +
    'sdk.yaml, `stream: { when: NAME }`, or remove the other by an overlay.'
  );
}

function hasNoForm(flag: string): string {
  return (
    `\`${flag.replaceAll('`', '')}\` asks for a stream whose events the document does not describe: their type is unknown. ` +
    'Name their schema in sdk.yaml, `stream: { item: NAME }`, or add `text/event-stream` to the answer by an overlay.'
  );
}
