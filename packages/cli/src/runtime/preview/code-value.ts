import { inspect } from 'node:util';

/** A plain value as TypeScript. Lines after the first are indented. */
export function codeValue(value: unknown, indent = ''): string {
  const text = inspect(value, {
    depth: null,
    maxArrayLength: null,
    maxStringLength: null,
    breakLength: 100 - indent.length,
    compact: 3,
  });
  return text.replaceAll('\n', `\n${indent}`);
}

/** `client.beta.chat`, and `client["odd name"]` where a step is no identifier. */
export function codePath(start: string, steps: readonly string[]): string {
  const member = (step: string) => (/^[A-Za-z_$][\w$]*$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`);
  return `${start}${steps.map(member).join('')}`;
}
