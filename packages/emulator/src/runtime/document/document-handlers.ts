import { randomBytes } from 'node:crypto';
import { askedRoute } from '../asked-route.ts';
import type { AnyHandlers, CallContext } from '../handler.ts';
import { HttpError } from '../http-error.ts';
import { createPageTokens } from '../page-token.ts';
import type { ApiDescription, JsonSchema, Route } from '../route.ts';
import { createSchemaChecker } from '../schema-checker.ts';
import { documentStream } from './document-stream.ts';
import { fitValue, type ValueTools, withKnown } from './fit-value.ts';
import { isJsonObject, type JsonObject } from './json-object.ts';
import { type ListTools, listAnswer, onlyPage } from './list-page.ts';
import { createValueMaker } from './make-value.ts';
import { type Collection, findResources, type Resources } from './resource.ts';
import { propertiesOf } from './schema-parts.ts';
import { idPropertyOf, makeId } from './thing-id.ts';
import { ThingStore, type Things } from './thing-store.ts';

/** A request whose values have been checked against the document. */
interface DocumentRequest {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: JsonObject;
  readonly body?: unknown;
}

/**
 * Makes handlers that answer any API by its document alone. Where the paths tell of a collection that things can be put
 * into, what was created can be listed, retrieved, changed and deleted, for each key apart. Everything else is answered
 * by the document's example, or by a value that its schema allows.
 */
export function createDocumentHandlers(api: ApiDescription): AnyHandlers<CallContext> {
  const check = createSchemaChecker(api.definitions);
  const tools = { definitions: api.definitions, check, make: createValueMaker(api.definitions, check) };
  const handlers = new DocumentHandlers(findResources(api.routes), tools);
  const entries = api.routes.map((route) => {
    const handle = (request: DocumentRequest, { key }: CallContext) => handlers.answer(route, request, key);
    return [route.id, handle] as const;
  });
  return Object.fromEntries(entries);
}

class DocumentHandlers {
  readonly #resources: Resources;
  readonly #tools: ValueTools;
  readonly #store = new ThingStore();
  readonly #tokens = createPageTokens(randomBytes(32));
  #created = 0;

  constructor(resources: Resources, tools: ValueTools) {
    this.#resources = resources;
    this.#tools = tools;
  }

  answer(route: Route, request: DocumentRequest, key: string): unknown {
    const parents = this.#resources.parentsOf(route).filter(({ isStored }) => isStored);
    const found = parents.map((parent) => this.#find(parent, request, key));
    const asked = askedRoute(route, request);
    if (asked.stream !== undefined) return documentStream(asked, this.#tools);
    const role = this.#resources.roleOf(route);
    const given = isJsonObject(request.body) ? request.body : {};
    if (role.does === 'other') return this.#example(route, request, { ...found.at(-1), ...given });
    const { collection } = role;
    const things = this.#store.things(key, fill(collection.path, request.path));
    if (!collection.isStored) {
      return this.#example(route, request, { ...given, ...this.#named(route, collection, request) });
    }
    switch (role.does) {
      case 'create':
        return this.#create(route, collection, request, things);
      case 'list':
        return listAnswer(route, request.query, [...things.values()], this.#listTools(route, request, key));
      case 'retrieve':
        return this.#show(route, {
          ...this.#named(route, collection, request),
          ...this.#find(collection, request, key),
        });
      case 'delete':
        return this.#delete(route, collection, request, key);
      case 'replace':
      case 'change':
        return this.#change(route, collection, request, key, role.does === 'change');
    }
  }

  /** With tokens that hold for one caller's list of one place. */
  #listTools({ id }: Route, { path }: DocumentRequest, key: string): ListTools {
    const listing = JSON.stringify([key, id, path]);
    const tokens = {
      encode: (position: number) => this.#tokens.encode(listing, position),
      decode: (token: string) => this.#tokens.decode(listing, token),
    };
    return { ...this.#tools, tokens };
  }

  #create(route: Route, collection: Collection, { body }: DocumentRequest, things: Things): unknown {
    const given = isJsonObject(body) ? body : {};
    const property = this.#idProperty(route, collection);
    this.#created += 1;
    const { description = { name: collection.parameter, schema: this.#propertySchema(route, property) } } = collection;
    const madeId = makeId(description, this.#created);
    const id = property !== undefined && given[property] !== undefined ? given[property] : madeId;
    const thing = { ...given, [property ?? collection.parameter]: id };
    const answer = this.#show(route, thing);
    const shown = isJsonObject(answer) ? answer : {};
    things.set(String(shown[property ?? ''] ?? id), { ...thing, ...shown });
    return answer;
  }

  #change(route: Route, collection: Collection, request: DocumentRequest, key: string, isPartial: boolean): unknown {
    const id = String(request.path[collection.parameter]);
    const things = this.#store.things(key, fill(collection.path, request.path));
    const mayBeNew = !isPartial && !collection.namesThings;
    const before = mayBeNew ? (things.get(id) ?? {}) : this.#find(collection, request, key);
    const given = isJsonObject(request.body) ? request.body : {};
    const thing = { ...(isPartial ? before : {}), ...given, ...this.#named(route, collection, request) };
    const answer = this.#show(route, thing);
    things.set(id, isJsonObject(answer) ? { ...thing, ...answer } : thing);
    return answer;
  }

  #delete(route: Route, collection: Collection, request: DocumentRequest, key: string): unknown {
    const thing = this.#find(collection, request, key);
    const path = fill(collection.path, request.path);
    const id = String(request.path[collection.parameter]);
    this.#store.things(key, path).delete(id);
    this.#store.forgetBelow(key, `${path}/${encodeURIComponent(id)}`);
    return this.#show(route, thing);
  }

  /** The thing that a request's path names. @throws {@link HttpError} 404 where there is none. */
  #find(collection: Collection, { path }: DocumentRequest, key: string): JsonObject {
    const place = fill(collection.path, path);
    const id = String(path[collection.parameter]);
    const thing = this.#store.things(key, place).get(id);
    if (thing === undefined) throw new HttpError(404, `There is no ${collection.parameter} ${id} in ${place}`);
    return thing;
  }

  #named(route: Route, collection: Collection, { path }: DocumentRequest): JsonObject {
    const property = this.#idProperty(route, collection);
    const id = path[collection.parameter];
    return property === undefined || id === undefined ? {} : { [property]: id };
  }

  #idProperty(route: Route, { parameter }: Collection): string | undefined {
    const { schema = {} } = route.success;
    return idPropertyOf(propertiesOf(schema, this.#tools.definitions).keys(), parameter);
  }

  #propertySchema({ success }: Route, property = ''): JsonSchema {
    return propertiesOf(success.schema ?? {}, this.#tools.definitions).get(property) ?? {};
  }

  #show({ success }: Route, thing: JsonObject): unknown {
    return success.schema && fitValue(success.schema, thing, this.#tools, { requiredOnly: true });
  }

  /** The document's example, or a made-up value, with what is known put over it. */
  #example(route: Route, { query }: DocumentRequest, known: JsonObject): unknown {
    const { schema, example } = route.success;
    if (schema === undefined) return undefined;
    const isFine = example !== undefined && this.#tools.check(schema, example).length === 0;
    const answer = withKnown(isFine ? example : this.#tools.make(schema), schema, known, this.#tools);
    return route.pagination === undefined ? answer : onlyPage(route, query, answer, this.#tools);
  }
}

/** A path template with the values of a request in it. */
function fill(template: string, values: Readonly<Record<string, unknown>>): string {
  return template.replaceAll(/\{([^{}]+)\}/g, (_match, name: string) => encodeURIComponent(String(values[name])));
}
