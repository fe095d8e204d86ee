import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ownDocument } from '../harness/folders.ts';

/** A document, and the call that an application of each client makes. */
export interface TypeDocument {
  readonly file: string;
  /** Column of the reports. */
  readonly metric: string;
  /** Resource of our client that has the call: a property of the client, and a file in its folder of resources. */
  readonly resource: string;
  /** Values of the path, in order. */
  readonly path: Readonly<Record<string, string>>;
  /** As the document writes it. */
  readonly template: string;
  /** Name of hey-api's function. */
  readonly heyApi: string;
  /** Property of the answer that is used. */
  readonly property: string;
  /** Whether the vendor's client covers the document. */
  readonly isVendors: boolean;
}

const session = {
  path: { session_id: 'ses-abc123' },
  template: '/api/v1/chat/{session_id}',
  heyApi: 'getFullSessionApiV1ChatSessionIdGet',
  property: 'session_id',
  resource: 'chat',
};

/** The documents that are there. */
export async function findTypeDocuments(quick: boolean, folder: string | undefined): Promise<TypeDocument[]> {
  const own: TypeDocument = { ...session, file: ownDocument, metric: '6 operations', isVendors: false };
  if (quick) return [own];
  const github: TypeDocument = {
    file: fileURLToPath(import.meta.resolve('@octokit/openapi/generated/api.github.com.json')),
    metric: '1,223 operations',
    resource: 'repos',
    path: { owner: 'octokit', repo: 'openapi' },
    template: '/repos/{owner}/{repo}',
    heyApi: 'reposGet',
    property: 'full_name',
    isVendors: false,
  };
  const whole: TypeDocument = {
    ...session,
    file: join(folder ?? '', 'llamacloud-full.json'),
    metric: '219 operations',
    isVendors: true,
  };
  const hasWhole =
    folder !== undefined &&
    (await access(whole.file).then(
      () => true,
      () => false,
    ));
  return hasWhole ? [own, whole, github] : [{ ...own, isVendors: true }, github];
}
