import { readFile } from 'node:fs/promises';
import { Document, isScalar, parseDocument, visit } from 'yaml';
import type { ApiModel, Resource } from '../model/types.ts';
import { escapeHidden } from '../print/code.ts';
import type { SdkConfig } from '../spec/config/sdk-config.ts';
import { visible } from '../visible.ts';

/**
 * The configuration of a new workspace, which names its document: the one that was given, as it is written, or else the
 * names that were inferred, so that from now on they change when somebody changes them.
 */
export async function sdkConfigFile(
  model: ApiModel,
  { document, config }: { readonly document: string; readonly config: SdkConfig | undefined },
): Promise<string> {
  if (config === undefined) return yamlText(configOf(model, document));
  const text = await readFile(config.file, 'utf8');
  const written = parseDocument(text);
  const named = written.get('document', true);
  if (isScalar(named) && named.range) {
    const [start, end] = named.range;
    return text.slice(0, start) + JSON.stringify(document) + text.slice(end);
  }
  written.set('document', document);
  return written.toString({ lineWidth: 0 });
}

/** What a path of the document hides is written as escapes, which YAML has between double quotes. */
function yamlText(value: object): string {
  const written = new Document(value);
  visit(written, {
    Scalar: (_, scalar) => {
      if (typeof scalar.value === 'string' && scalar.value !== visible(scalar.value)) scalar.type = 'QUOTE_DOUBLE';
    },
  });
  return escapeHidden(written.toString());
}

type ConfigTree = { [name: string]: string | object };

function configOf({ client, resources }: ApiModel, document: string): object {
  const { className, binary, scope, env } = client;
  return {
    document,
    client: { class: className, binary, scope, env },
    resources: Object.fromEntries(resources.map((resource) => [resource.name, resourceConfig(resource)])),
  };
}

function resourceConfig({ operations, children }: Resource): ConfigTree {
  const calls = operations.map(({ names, method, declaredPath, pagination }) => {
    const endpoint = `${method} ${declaredPath}`;
    if (pagination === undefined) return [names.method, endpoint] as const;
    const { itemSchema: _, ...properties } = pagination;
    return [names.method, { endpoint, pagination: properties }] as const;
  });
  const nested = children.map((child) => [child.name, resourceConfig(child)] as const);
  return Object.fromEntries<string | object>([...calls, ...nested]);
}
