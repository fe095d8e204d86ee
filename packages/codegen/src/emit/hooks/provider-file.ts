import type { ApiModel } from '../../model/types.ts';
import { code, identifier, literal } from '../../print/code.ts';
import { docComment } from '../../print/doc-comment.ts';
import { type GeneratedFile, Imports, typescriptFile } from '../../print/file.ts';
import { providerPath, runtimeModule } from './hooks-context.ts';

/** `provider.ts`: the component that gives a client to hooks, and the hook that finds it. */
export function providerFile({ client, info }: ApiModel): GeneratedFile {
  const imports = new Imports();
  const context = runtimeModule(providerPath, 'client-context');
  const provider = identifier(client.providerName);
  const providerComment = docComment({
    text: 'Gives a client to the hooks of the components below it. Queries are held by the surrounding `QueryClientProvider`.',
    example: [
      '<QueryClientProvider client={queryClient}>',
      `  <${client.providerName} client={client}>`,
      '    <App />',
      `  </${client.providerName}>`,
      '</QueryClientProvider>',
    ].join('\n'),
  });
  const hookComment = docComment({
    text:
      `Gives the client of the nearest \`${client.providerName}\`. ` +
      `Name its type where that is not a \`${client.className}\`: \`${client.clientHook}<Client>()\`.`,
    tags: [['throws', 'Error when there is none above the component.']],
  });
  const props = imports.type(context, 'ClientProviderProps');
  const element = imports.type(context, 'ReactElement');
  const base = imports.type('#core', 'Client');
  const whole = imports.type('#core', client.className);
  const body = [
    code`${providerComment}export function ${provider}(props: ${props}): ${element} {
      return ${imports.value(context, 'ClientProvider')}(props);
    }`,
    code`${hookComment}export function ${identifier(client.clientHook)}<TClient extends ${base} = ${whole}>(): TClient {
      return ${imports.value(context, 'useClient')}<TClient>(${literal(client.providerName)});
    }`,
  ];
  return typescriptFile({
    path: providerPath,
    documentName: info.documentName,
    imports,
    body,
    directive: 'use client',
  });
}
