import type { Command, CommandLine } from '../command.ts';
import { filePath } from '../input/file-path.ts';
import type { Output } from '../output/output.ts';
import type { PreparedCall } from '../prepare-call.ts';
import { sendCall } from '../send-call.ts';
import { type CapturedRequest, captureRequest } from './capture-request.ts';
import type { PreviewForm } from './preview-forms.ts';
import { markedSecrets, withoutMarks } from './secret-mark.ts';

/** Where a preview is printed, and whether as an object. */
export interface PreviewTarget {
  readonly stdout: Output;
  /** Whether the request is wanted as an object. */
  readonly isJson: boolean;
}

/** Prints a call in another form in place of making it. */
export async function printPreview(
  commandLine: CommandLine,
  command: Command,
  call: PreparedCall,
  { form, ...target }: PreviewTarget & { readonly form: PreviewForm },
): Promise<void> {
  if (form === 'http' || form === 'curl') return printRequest(commandLine, command, call, { ...target, form });
  if (form === 'ts') {
    const { asTypescript } = await import('./as-typescript.ts');
    return target.stdout.write(asTypescript(commandLine, command, call.values, call.settings.baseURL));
  }
  const { asReact } = await import('./as-react.ts');
  return target.stdout.write(asReact(commandLine, command, call.values));
}

/** Prints the request that a call would send. */
export async function printRequest(
  commandLine: CommandLine,
  command: Pick<Command, 'load'>,
  call: Pick<PreparedCall, 'settings' | 'values'>,
  { form, isJson, stdout }: PreviewTarget & { readonly form: 'http' | 'curl' },
): Promise<void> {
  const { credentials: _secrets, ...settings } = call.settings;
  const { options, variables } = markedSecrets(commandLine, call.settings);
  const request = await captureRequest(async (fetch) => {
    const { answer } = await sendCall(command, call.values, { ...settings, ...options, maxRetries: 0, fetch });
    return 'then' in answer ? answer : undefined;
  });
  if (form === 'curl') {
    const { asCurl } = await import('./as-curl.ts');
    const paths = pathsIn(call.values.parameters);
    return stdout.write(asCurl(request, variables, { ...call.settings.connection, paths }));
  }
  const shown = withoutSecrets(request);
  if (isJson) {
    const { jsonWriter } = await import('../output/json.ts');
    const headers = Object.fromEntries(shown.headers);
    return jsonWriter({ output: stdout, isRaw: false }).one({ ...shown, headers, body: parsed(shown.body) });
  }
  const { asHttp } = await import('./as-http.ts');
  return stdout.write(asHttp(shown));
}

function withoutSecrets(request: CapturedRequest): CapturedRequest {
  const hide = (name: string, value: string) =>
    name === 'authorization' ? value.replace(/^(\S+ )?.*$/, '$1***') : withoutMarks(value);
  return {
    ...request,
    url: withoutMarks(request.url),
    headers: request.headers.map(([name, value]) => [name, hide(name, value)]),
  };
}

/** Where the files of a call are. */
function pathsIn(value: unknown): readonly string[] {
  const path = filePath(value);
  if (path !== undefined) return [path];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(pathsIn) : [];
}

function parsed(body: CapturedRequest['body']): unknown {
  try {
    return typeof body === 'string' ? JSON.parse(body) : body;
  } catch {
    return body;
  }
}
