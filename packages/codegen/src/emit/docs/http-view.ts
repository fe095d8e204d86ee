import type { Json } from '../../json.ts';
import { exampleCredentials } from '../../model/call-shape.ts';
import type { Auth } from '../../model/client-model.ts';
import type { ApiModel, Operation } from '../../model/types.ts';
import { keyVariable, shellKeys, shellLines, shellTemplate, shellWord, variableName } from '../../print/shell.ts';
import { argumentExample, argumentsOf, bytesExample } from './call-arguments.ts';
import type { DocsContext } from './docs-context.ts';

/** The HTTP view of an operation: a request with curl. */
export function httpView(operation: Operation, context: DocsContext): object {
  const method = operation.method.toUpperCase();
  const sent = body(operation, context);
  const usualMethod = sent.length > 0 ? 'POST' : 'GET';
  const options = [
    ...(operation.stream === undefined ? [] : ['--no-buffer']),
    ...(method === usualMethod ? [] : [`-X ${method}`]),
  ];
  const command = ['curl', ...options, url(operation, context)].join(' ');
  return {
    example: shellLines([command, ...authorization(operation, context), ...headers(operation, context), ...sent]),
  };
}

/** What the examples of the view take as given. */
export function httpSetup({ client }: ApiModel): string {
  return shellKeys(client).join('\n');
}

function url(operation: Operation, context: DocsContext): string {
  const server = context.model.servers[0]?.url.replace(/\/$/, '') ?? '';
  const steps = operation.path.split(/(\{[^{}]*\})/).map((step) => {
    return /^\{.*\}$/.test(step) ? { variable: variableName(step.slice(1, -1)) } : { text: step };
  });
  const required = operation.queryParameters.filter((parameter) => parameter.required);
  const pairs = required.map((parameter) => {
    const pair = [parameter.name, plainText(argumentExample(parameter, context))];
    // Half of a character has no escape.
    return pair.map((text) => encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'))).join('=');
  });
  const query = pairs.length === 0 ? [] : [{ text: `${operation.path.includes('?') ? '&' : '?'}${pairs.join('&')}` }];
  const parts = [{ text: server }, ...steps, ...query];
  return parts.some((part) => 'variable' in part)
    ? shellTemplate(parts)
    : shellWord(`${server}${operation.path}${query[0]?.text ?? ''}`);
}

function authorization(operation: Operation, { model }: DocsContext): readonly string[] {
  if (!operation.authenticated) return [];
  return exampleCredentials(model.client).flatMap((credential) => {
    return credential.auth === undefined ? [] : [keyOption(credential.auth, { variable: keyVariable(credential) })];
  });
}

function keyOption(auth: Auth, key: { readonly variable: string }): string {
  switch (auth.type) {
    case 'bearer':
      return `-H ${shellTemplate([{ text: 'Authorization: Bearer ' }, key])}`;
    case 'basic':
      return `--user ${shellTemplate([key])}`;
    case 'apiKey':
      if (auth.in === 'header') return `-H ${shellTemplate([{ text: `${auth.name}: ` }, key])}`;
      if (auth.in === 'cookie') return `--cookie ${shellTemplate([{ text: `${auth.name}=` }, key])}`;
      return `--url-query ${shellTemplate([{ text: `${auth.name}=` }, key])}`;
  }
}

function headers(operation: Operation, context: DocsContext): readonly string[] {
  return operation.headerParameters
    .filter((parameter) => parameter.required)
    .map((parameter) => `-H ${shellWord(`${parameter.name}: ${plainText(argumentExample(parameter, context))}`)}`);
}

function body(operation: Operation, context: DocsContext): readonly string[] {
  if (operation.body === undefined) return [];
  const { kind, mediaType } = operation.body;
  const given = argumentsOf(operation).filter((argument) => argument.in === 'body' && argument.required);
  if (given.length === 0) return [];
  const values = given.map((argument) => [argument, argumentExample(argument, context)] as const);
  if (mediaType === 'multipart/form-data') {
    return values.flatMap(([argument, value]) => {
      const { name, flag } = argument;
      // Another text that begins with an @ is no file.
      const files = bytesExample(argument, context, `-F ${shellWord(`${name.replaceAll('=', '%3D')}=@${flag}`)}`);
      return files ?? `--form-string ${shellWord(`${name}=${plainText(value)}`)}`;
    });
  }
  if (mediaType === 'application/x-www-form-urlencoded') {
    return values.map(([{ name }, value]) => `--data-urlencode ${shellWord(`${name}=${plainText(value)}`)}`);
  }
  const contentType = `-H ${shellWord(`Content-Type: ${mediaType}`)}`;
  if (kind === 'lines' && Array.isArray(values[0]?.[1])) {
    return [contentType, `--data-binary ${shellWord(values[0][1].map((item) => JSON.stringify(item)).join('\n'))}`];
  }
  if (kind !== 'json') return [contentType, '--data-binary @file'];
  const whole =
    operation.body.fields === undefined
      ? values[0]?.[1]
      : Object.fromEntries(values.map(([{ name }, value]) => [name, value]));
  return [contentType, `-d ${shellWord(JSON.stringify(whole, undefined, 2))}`];
}

function plainText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
