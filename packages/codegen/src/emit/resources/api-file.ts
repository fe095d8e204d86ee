import type { ApiModel } from '../../model/types.ts';
import { code } from '../../print/code.ts';
import { docComment } from '../../print/doc-comment.ts';
import { type GeneratedFile, Imports, typescriptFile } from '../../print/file.ts';

/** `api.ts`: openapi-fetch's own client. A module of its own, so that no other pays for the type of all paths. */
export function printApi(model: ApiModel): GeneratedFile {
  const imports = new Imports();
  const client = imports.type('../runtime/client.ts', 'Client');
  const openapi = imports.type('../runtime/http/openapi-client.ts', 'OpenapiClient');
  const connect = imports.value('../runtime/http/openapi-client.ts', 'openapiClient');
  const paths = imports.type('./schema.ts', 'paths');
  const comment = docComment({
    text:
      'A client of openapi-fetch, typed by the paths of the document, with the address, the key, the deadlines and the ' +
      'retries of the given client. It answers `data` or `error` and does not throw for a status.',
  });
  const body = [
    code`${comment}export function api(client: ${client}): ${openapi}<${paths}> {\n  return ${connect}<${paths}>(client);\n}`,
  ];
  return typescriptFile({ path: 'api.ts', documentName: model.info.documentName, imports, body });
}
