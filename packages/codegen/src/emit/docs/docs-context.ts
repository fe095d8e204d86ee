import type { SchemaIndex } from '../../model/schema-tools.ts';
import type { ApiModel } from '../../model/types.ts';

/** What every part of a page may look up. */
export interface DocsContext {
  readonly model: ApiModel;
  readonly index: SchemaIndex;
}
