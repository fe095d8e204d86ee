import { modelIndex } from './model-index.ts';
import type { ApiModel, Operation } from './types.ts';

/** Binary, group and command: `['llamacloud-prod', 'beta:chat', 'retrieve']`. */
export function commandLine(operation: Operation, model: ApiModel): readonly string[] {
  const group = modelIndex(model).resources.get(operation.id)?.commandGroup ?? '';
  return [model.client.binary, group, operation.names.command].filter((word) => word !== '');
}
