import type { FindPageStep, PageCall, PageStep } from './page-step.ts';
import { readProperty } from './read-property.ts';

/** Reads on where an answer holds the token of the next page. */
export const stepByToken: FindPageStep = ({ call, body }) => {
  const token = readProperty(body, call.operation.pagination.next ?? '');
  return token === undefined || token === null || token === '' ? undefined : stepTo(token, call);
};

/** The step to the page that the parameter with this value asks for. */
export function stepTo(token: unknown, call: PageCall): PageStep {
  const { token: argument = '' } = call.operation.pagination;
  return { key: String(token), call: () => ({ ...call, params: { ...call.params, [argument]: token } }) };
}
