import type { ValueMaker } from './document/make-value.ts';
import type { ApiDescription } from './route.ts';
import type { SchemaChecker } from './schema-checker.ts';

/** What answering needs beside the route and the request. */
export interface RouteServing {
  readonly api: ApiDescription;
  /** The one key that is accepted; left out, any key is. */
  readonly requireKey: string | undefined;
  /** For what is answered. */
  readonly check: SchemaChecker;
  /** For what is asked. */
  readonly checkRequest: SchemaChecker;
  readonly make: ValueMaker;
  readonly strictResponses: boolean;
  readonly log: (message: string) => void;
}
