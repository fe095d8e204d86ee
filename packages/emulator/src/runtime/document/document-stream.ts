import type { ServerSentEvent } from '../handler.ts';
import type { Route } from '../route.ts';
import { fitValue, type ValueTools } from './fit-value.ts';
import { isJsonObject } from './json-object.ts';
import { variantsOf } from './schema-parts.ts';

/** The events of a stream: every kind that the document knows once, in its order, and the one that ends it last. */
export async function* documentStream(route: Route, tools: ValueTools): AsyncGenerator<ServerSentEvent<unknown>> {
  const { discriminator, ends, fails } = route.stream ?? {};
  const success = fails === undefined ? {} : { [fails.when]: false, [fails.message]: null };
  const events = variantsOf(route.success.schema ?? {}, tools.definitions).map((variant) =>
    fitValue(variant, success, tools),
  );
  const isLast = (event: unknown) =>
    isJsonObject(event) && discriminator !== undefined && event[discriminator] === ends && ends !== undefined;
  for (const data of events.filter((event) => !isLast(event))) yield { data };
  for (const data of events.filter(isLast).slice(0, 1)) yield { data };
}
