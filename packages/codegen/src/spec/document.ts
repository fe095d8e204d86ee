import type { HttpMethod } from '../http-methods.ts';
import type { Json } from '../json.ts';

/**
 * The form that every document has after `prepareDocument`, whatever version it was written in. It stays an OpenAPI 3.1
 * document, so that other tools can read it, and it holds to more than the specification asks:
 *
 * - Every value has the type that is declared here; what had another one, or has no place here, is left out;
 *   extensions (`x-…`) are, too. *
 * - Only schemas are referenced: `$ref` stands for a schema alone and always reads `#/components/schemas/NAME`, where
 *   NAME exists. Parameters, bodies, answers, headers and examples are in their place.
 * - Every operation carries its own parameters, those of its path included; each name in its path template has one.
 * - Null has one form, see {@link SchemaObject}. Examples have one form: a list in schemas, a map elsewhere.
 * - A stream's `schema` is that of one item, see {@link MediaTypeObject}.
 * - Maps whose keys are the author's own (paths, properties, schemas) have no prototype.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html
 */
export interface OpenApiDocument {
  /** Always `3.1.x`. */
  readonly openapi: string;
  readonly info: InfoObject;
  readonly servers?: readonly ServerObject[];
  readonly tags?: readonly TagObject[];
  readonly security?: readonly SecurityRequirementObject[];
  /** Path template to path item, in the document's order. Empty where the document declares none. */
  readonly paths: Readonly<Record<string, PathItemObject>>;
  readonly webhooks?: Readonly<Record<string, PathItemObject>>;
  readonly components: ComponentsObject;
  readonly externalDocs?: ExternalDocumentationObject;
}

/** What the document says of the API as a whole. */
export interface InfoObject {
  /** `API` where the document has none. */
  readonly title: string;
  /** `0.0.0` where the document has none. */
  readonly version: string;
  readonly summary?: string;
  readonly description?: string;
  readonly license?: { readonly name: string; readonly identifier?: string; readonly url?: string };
}

/** An address of the API; `{name}` in its `url` stands for the variable of that name. */
export interface ServerObject {
  readonly url: string;
  readonly description?: string;
  readonly variables?: Readonly<Record<string, ServerVariableObject>>;
}

/** A part of a server's address that the caller chooses. */
export interface ServerVariableObject {
  readonly default: string;
  readonly enum?: readonly string[];
  readonly description?: string;
}

/** Prose for a tag that operations carry. */
export interface TagObject {
  readonly name: string;
  readonly description?: string;
  readonly externalDocs?: ExternalDocumentationObject;
}

/** A link to more prose. */
export interface ExternalDocumentationObject {
  readonly url: string;
  readonly description?: string;
}

/** Schemes that must all be satisfied, with the scopes that each needs. An empty object asks for nothing. */
export type SecurityRequirementObject = Readonly<Record<string, readonly string[]>>;

/** What other parts of the document refer to by name. */
export interface ComponentsObject {
  /** In the document's order. */
  readonly schemas: Readonly<Record<string, SchemaObject>>;
  readonly securitySchemes: Readonly<Record<string, SecuritySchemeObject>>;
}

/** A way to prove who is calling. */
export interface SecuritySchemeObject {
  readonly type: 'apiKey' | 'http' | 'mutualTLS' | 'oauth2' | 'openIdConnect';
  readonly description?: string;
  /** For `apiKey`: the name of the header, query parameter or cookie. */
  readonly name?: string;
  /** For `apiKey`: where the key is sent. */
  readonly in?: 'query' | 'header' | 'cookie';
  /** For `http`: `bearer`, `basic` and so on; compare without regard to case. */
  readonly scheme?: string;
  readonly bearerFormat?: string;
  readonly flows?: Readonly<Record<string, OAuthFlowObject>>;
  readonly openIdConnectUrl?: string;
}

/** One way to get an OAuth 2.0 token. */
export interface OAuthFlowObject {
  readonly authorizationUrl?: string;
  readonly tokenUrl?: string;
  readonly refreshUrl?: string;
  readonly scopes?: Readonly<Record<string, string>>;
}

/** The operations of one path. Its parameters have moved into them. */
export type PathItemObject = {
  readonly summary?: string;
  readonly description?: string;
  readonly servers?: readonly ServerObject[];
} & { readonly [method in HttpMethod]?: OperationObject };

/** One operation. */
export interface OperationObject {
  readonly operationId?: string;
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly externalDocs?: ExternalDocumentationObject;
  /** The path's own first, then the operation's; one for each pair of `name` and `in`. */
  readonly parameters: readonly ParameterObject[];
  readonly requestBody?: RequestBodyObject;
  /** Status (`200`, `5XX`, `default`) to answer. */
  readonly responses: Readonly<Record<string, ResponseObject>>;
  /** Undefined where the document's own `security` holds. */
  readonly security?: readonly SecurityRequirementObject[];
  readonly servers?: readonly ServerObject[];
  /** What asks, by `true` in the body or the query, for the stream of an answer that has another form, too. */
  readonly 'x-stream-flag'?: string;
}

/** A parameter outside the body. Has `schema` or `content`; a parameter that declares neither gets an empty `schema`. */
export interface ParameterObject {
  readonly name: string;
  /** A parameter for the whole query string has become one for each of its properties. */
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  /** Always true for a path parameter. */
  readonly required?: boolean;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly allowEmptyValue?: boolean;
  readonly allowReserved?: boolean;
  readonly style?: string;
  readonly explode?: boolean;
  readonly schema?: SchemaObject;
  /** One media type. */
  readonly content?: Readonly<Record<string, MediaTypeObject>>;
  readonly examples?: Readonly<Record<string, ExampleObject>>;
}

/** The body of a request. */
export interface RequestBodyObject {
  readonly description?: string;
  readonly required?: boolean;
  /** Media type to form, in the document's order. */
  readonly content: Readonly<Record<string, MediaTypeObject>>;
}

/** An answer. */
export interface ResponseObject {
  /** Empty where the document has none. */
  readonly description: string;
  /** Media type to form, in the document's order. */
  readonly content?: Readonly<Record<string, MediaTypeObject>>;
  readonly headers?: Readonly<Record<string, HeaderObject>>;
  readonly links?: Readonly<Record<string, LinkObject>>;
}

/** A call that an answer leads to. */
export interface LinkObject {
  /** Always `#/paths/PATH/METHOD`, with JSON Pointer's escapes, where the document has an operation. */
  readonly operationRef: string;
  readonly description?: string;
  /** Names of parameters, `path.id` or `id`, to values and to expressions such as `$response.body#/id`. */
  readonly parameters?: Readonly<Record<string, Json>>;
  readonly requestBody?: Json;
}

/** A header of an answer. */
export interface HeaderObject {
  readonly description?: string;
  readonly required?: boolean;
  readonly deprecated?: boolean;
  readonly schema?: SchemaObject;
  readonly content?: Readonly<Record<string, MediaTypeObject>>;
}

/** How a stream's items are set apart on the wire. */
export type StreamFraming = 'sse' | 'jsonl' | 'text';

/** Content of one media type. */
export interface MediaTypeObject {
  /** The form of the content; where `x-stream` is set, that of one item, without the envelope of its framing. */
  readonly schema?: SchemaObject;
  readonly examples?: Readonly<Record<string, ExampleObject>>;
  readonly encoding?: Readonly<Record<string, EncodingObject>>;
  /** Set where the content arrives item by item. */
  readonly 'x-stream'?: StreamFraming;
}

/** How one property of a multipart or form body is sent. */
export interface EncodingObject {
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, HeaderObject>>;
  readonly style?: string;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
}

/** A named example. */
export interface ExampleObject {
  readonly summary?: string;
  readonly description?: string;
  readonly value?: Json;
}

/** The type names of JSON Schema. */
export type SchemaType = 'array' | 'boolean' | 'integer' | 'null' | 'number' | 'object' | 'string';

/**
 * A schema. Null has one form:
 *
 * - beside a type and no composition: `type: [T, 'null']`, in this order; an `enum` then ends with null;
 * - beside anything else, a reference included: `anyOf` or `oneOf` whose last member is exactly `{ type: 'null' }`, and
 *   no other member allows null;
 * - null alone: `{ type: 'null' }`.
 *
 * `nullable` never occurs. A type that other keywords imply is written. `anyOf` stands alone or beside annotations; where it
 * limits an object further, it is inside `allOf`. An empty schema is any value, `{ not: {} }` none. Bytes are
 * `type: string, format: binary`.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-validation
 */
export interface SchemaObject {
  /** `#/components/schemas/NAME`, with JSON Pointer's escapes. Beside it stand only annotations (description, …). */
  readonly $ref?: string;
  readonly type?: SchemaType | readonly SchemaType[];
  readonly title?: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly readOnly?: boolean;
  readonly writeOnly?: boolean;
  readonly default?: Json;
  readonly examples?: readonly Json[];
  readonly const?: Json;
  readonly enum?: readonly Json[];
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly items?: SchemaObject;
  readonly prefixItems?: readonly SchemaObject[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly properties?: Readonly<Record<string, SchemaObject>>;
  readonly patternProperties?: Readonly<Record<string, SchemaObject>>;
  readonly additionalProperties?: boolean | SchemaObject;
  readonly required?: readonly string[];
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly allOf?: readonly SchemaObject[];
  readonly anyOf?: readonly SchemaObject[];
  readonly oneOf?: readonly SchemaObject[];
  readonly not?: SchemaObject;
  readonly discriminator?: DiscriminatorObject;
  readonly contentMediaType?: string;
  readonly contentEncoding?: string;
  readonly contentSchema?: SchemaObject;
  /** Properties that `required` names although the document leaves them out of it: constants that are always sent. */
  readonly 'x-declared-optional'?: readonly string[];
}

/** How the members of a union are told apart. */
export interface DiscriminatorObject {
  readonly propertyName: string;
  /** Value of the property to `#/components/schemas/NAME`; every target exists. */
  readonly mapping?: Readonly<Record<string, string>>;
  /** Where the property is missing, or has another value. */
  readonly defaultMapping?: string;
}
