import type { GlobalContext, OpenAPI3 } from 'openapi-typescript';
import { sharedParts } from '../../shared-parts.ts';

/** A document as openapi-typescript reads it. */
export interface SchemaDocument {
  readonly source: OpenAPI3;
  readonly discriminators: GlobalContext['discriminators'];
}

/** What a path, a webhook or a schema is printed as: members of interfaces, and whole declarations. */
export interface PrintedPart {
  readonly paths: readonly string[];
  readonly webhooks: readonly string[];
  readonly schemas: readonly string[];
  readonly operations: readonly string[];
  readonly helpers: readonly string[];
}

/** A part that was printed, with all that was read for it. */
interface KnownPart {
  readonly discriminators: SchemaDocument['discriminators'];
  readonly resolved: ReadonlyMap<string, unknown>;
  readonly printed: PrintedPart;
}

/**
 * What the parts of documents that follow each other are printed as. A part is printed again where it, or what it refers to,
 * or how schemas are told apart, is another than before.
 */
export class PrintedParts {
  #last: SchemaDocument | undefined;
  readonly #known = new WeakMap<object, KnownPart>();

  /** A document whose parts are those of the last one, wherever both say the same. It is changed. */
  follow(document: SchemaDocument): SchemaDocument {
    this.#last = sharedParts(document, this.#last);
    return this.#last;
  }

  /** What a part of the last document is printed as. */
  printed(part: object, context: GlobalContext, print: (context: GlobalContext) => PrintedPart): PrintedPart {
    const { discriminators } = context;
    const known = this.#known.get(part);
    const isSame =
      known?.discriminators === discriminators &&
      [...known.resolved].every(([$ref, value]) => context.resolve($ref) === value);
    if (isSame) return known.printed;
    const resolved = new Map<string, unknown>();
    const resolve: GlobalContext['resolve'] = ($ref) => {
      const value = context.resolve<never>($ref);
      resolved.set($ref, value);
      return value;
    };
    const printed = print({ ...context, resolve });
    this.#known.set(part, { discriminators, resolved, printed });
    return printed;
  }
}
