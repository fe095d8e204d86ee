import { names, payloads } from './payloads.ts';
import { places } from './places.ts';

/** A document that someone wrote to do harm. */
export interface HostileDocument {
  /** Place and payload, for people. */
  readonly title: string;
  /** The text of a JSON file. */
  readonly text: string;
}

/** Places whose text becomes a name of something in code, of a command, or of a file. */
const namingPlaces: ReadonlySet<string> = new Set([
  'tag',
  'path',
  'path below a resource',
  'path parameter',
  'operationId',
  'parameter.name in query',
  'parameter.name in header',
  'parameter.name in cookie',
  'component parameter',
  'encoding',
  'webhook',
  'schema.name',
  'property.name',
  'enum',
  'discriminator.propertyName',
  'discriminator.mapping',
  'security scheme',
]);

/** Every payload in every place, and every name in every place that makes names. */
export const corpus: readonly HostileDocument[] = Object.entries(places).flatMap(([place, document]) => {
  const texts = namingPlaces.has(place) ? { ...payloads, ...names } : payloads;
  return Object.entries(texts).map(([name, text]) => ({
    title: `${name} in ${place}`,
    text: JSON.stringify(document(text)),
  }));
});
