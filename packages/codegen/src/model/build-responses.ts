import type { OperationObject, ResponseObject } from '../spec/document.ts';
import { preferredContent } from './build-parameters.ts';
import { convertSchema, type ReferenceNames } from './convert-schema.ts';
import type { Json } from './schema.ts';
import type { Response, Stream } from './types.ts';

/** The answers of an operation: the one that a call resolves to, and those that make it fail. */
export interface Responses {
  readonly success: Response;
  readonly errors: readonly Response[];
  /** Set where the successful answer arrives item by item. */
  readonly framing?: Stream['framing'];
}

/**
 * Sorts the answers. The lowest 2xx status is the success, then `default`; a document that declares neither gets an
 * empty 200.
 */
export function buildResponses(operation: OperationObject, nameOf: ReferenceNames): Responses {
  const declared = Object.entries(operation.responses).sort(([a], [b]) => rank(a) - rank(b));
  const succeeding =
    declared.find(([status]) => status.startsWith('2')) ?? declared.find(([status]) => status === 'default');
  const failing = declared.filter(([status]) => /^[45]|^default$/.test(status) && status !== succeeding?.[0]);
  const [status, response] = succeeding ?? ['200', { description: '' }];
  const framing = response.content && preferredContent(response.content)?.[1]['x-stream'];
  return {
    success: buildResponse(status, response, nameOf),
    errors: failing.map(([code, failure]) => buildResponse(code, failure, nameOf)),
    ...(framing !== undefined && { framing }),
  };
}

/** Exact statuses in order, a range (`5XX`) after the exact ones in it, `default` last. */
function rank(status: string): number {
  const digits = Number.parseInt(status.replace(/X/gi, '9'), 10);
  return Number.isNaN(digits) ? 1000 : digits + (/X/i.test(status) ? 0.5 : 0);
}

function buildResponse(status: string, source: ResponseObject, nameOf: ReferenceNames): Response {
  const [mediaType, content] = (source.content && preferredContent(source.content)) ?? [];
  const example = content && exampleOf(content);
  return {
    status: status === 'default' ? status : status.toUpperCase(),
    description: source.description,
    ...(mediaType !== undefined && { mediaType, schema: convertSchema(content?.schema ?? {}, nameOf) }),
    headers: Object.entries(source.headers ?? {}).map(([name, header]) => ({
      name,
      ...(header.description !== undefined && { description: header.description }),
      schema: convertSchema(header.schema ?? {}, nameOf),
    })),
    ...(example !== undefined && { example }),
  };
}

function exampleOf(content: NonNullable<ResponseObject['content']>[string]): Json | undefined {
  return Object.values(content.examples ?? {})[0]?.value;
}
