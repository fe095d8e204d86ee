type Fields = Readonly<Record<string, unknown>>;

const done = { 200: { description: 'Done.', content: { 'application/json': { schema: { type: 'string' } } } } };
const text = { type: 'string' };

function document(fields: Fields): Fields {
  return { openapi: '3.2.0', info: { title: 'Shop', version: '1' }, ...fields };
}

function path(template: string, item: Fields): Fields {
  return document({ paths: { [template]: item } });
}

function operation(fields: Fields, others: Fields = {}): Fields {
  return { ...path('/pets', { post: { responses: done, ...fields } }), ...others };
}

function parameter(fields: Fields): Fields {
  return operation({ parameters: [{ name: 'size', in: 'query', schema: text, ...fields }] });
}

function response(fields: Fields, status = '200'): Fields {
  return operation({ responses: { [status]: { description: 'Done.', ...fields } } });
}

/** A schema that a request and an answer hold, under the name Pet and in its place. */
function schema(fields: Fields, name = 'Pet'): Fields {
  const content = { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } };
  const inPlace = { 'application/json': { schema: fields } };
  return {
    ...operation({ requestBody: { content: inPlace }, responses: { 200: { description: 'Done.', content } } }),
    components: { schemas: { [name]: fields } },
  };
}

function property(fields: Fields): Fields {
  return schema({ type: 'object', properties: { color: { type: 'string', ...fields } } });
}

const cat = { type: 'object', properties: { kind: text }, required: ['kind'] };

function union(discriminator: Fields): Fields {
  const cats = { oneOf: [{ $ref: '#/components/schemas/Cat' }, { ...cat, description: 'Another.' }], discriminator };
  return { ...schema(cats), components: { schemas: { Pet: cats, Cat: cat } } };
}

function scheme(fields: Fields, name = 'key'): Fields {
  const others = { security: [{ [name]: [] }], components: { securitySchemes: { [name]: fields } } };
  return operation({}, others);
}

/** Documents with a text in one place, for every place of a document that can hold any text. */
export const places: Readonly<Record<string, (text: string) => Fields>> = {
  'info.title': (text) => ({ ...operation({}), info: { title: text, version: '1' } }),
  'info.version': (text) => ({ ...operation({}), info: { title: 'Shop', version: text } }),
  'info.description': (text) => ({ ...operation({}), info: { title: 'Shop', version: '1', description: text } }),
  license: (text) => ({ ...operation({}), info: { title: 'S', version: '1', license: { name: text, url: text } } }),
  'server.url': (text) => operation({}, { servers: [{ url: text }] }),
  'server.description': (text) => operation({}, { servers: [{ url: 'https://a.test', description: text }] }),
  'server variable': (text) =>
    operation(
      {},
      { servers: [{ url: `https://{${text}}.test`, variables: { [text]: { default: text, enum: [text] } } }] },
    ),
  tag: (text) =>
    operation({ tags: [text] }, { tags: [{ name: text, description: text, externalDocs: { url: text } }] }),
  path: (text) => path(`/${text}`, { get: { responses: done } }),
  'path below a resource': (text) => path(`/pets/{id}/${text}`, { post: { responses: done } }),
  'path parameter': (text) =>
    path(`/pets/{${text}}`, {
      get: {
        responses: done,
        parameters: [{ name: text, in: 'path', required: true, schema: { type: 'string' }, description: text }],
      },
    }),
  'undeclared path parameter': (text) => path(`/pets/{${text}}/toys`, { get: { responses: done } }),
  'path item': (text) => path('/pets', { summary: text, description: text, get: { responses: done } }),
  method: (text) => path('/pets', { [text]: { responses: done }, get: { responses: done } }),
  operationId: (text) => operation({ operationId: text }),
  summary: (text) => operation({ summary: text }),
  description: (text) => operation({ description: text }),
  externalDocs: (text) => operation({ externalDocs: { url: text, description: text } }),
  extension: (text) => operation({ [`x-${text}`]: text, 'x-stainless-naming': text, 'x-enum-varnames': [text] }),
  'parameter.name in query': (text) => parameter({ name: text }),
  'parameter.name in header': (text) => parameter({ name: text, in: 'header' }),
  'parameter.name in cookie': (text) => parameter({ name: text, in: 'cookie' }),
  'parameter.name of a required cookie': (text) => parameter({ name: text, in: 'cookie', required: true }),
  'parameter.in': (text) => parameter({ in: text }),
  'parameter.description': (text) => parameter({ description: text, deprecated: true }),
  'parameter.style': (text) => parameter({ style: text }),
  'parameter.schema': (text) =>
    parameter({ schema: { type: 'string', default: text, enum: [text, 'a'], example: text } }),
  'parameter.example': (text) => parameter({ example: text, examples: { [text]: { summary: text, value: text } } }),
  'example of a required parameter': (text) => parameter({ name: text, required: true, example: text }),
  'parameter.content': (text) => parameter({ schema: undefined, content: { [text]: { schema: { type: 'object' } } } }),
  'component parameter': (text) =>
    operation(
      { parameters: [{ $ref: `#/components/parameters/${text}` }] },
      { components: { parameters: { [text]: { name: 'size', in: 'query', schema: { type: 'string' } } } } },
    ),
  'request media type': (text) => operation({ requestBody: { content: { [text]: { schema: { type: 'string' } } } } }),
  'request description': (text) =>
    operation({ requestBody: { description: text, content: { 'application/json': { schema: { type: 'string' } } } } }),
  'request example': (text) =>
    operation({
      requestBody: {
        content: { 'application/json': { example: { [text]: text }, examples: { [text]: { value: text } } } },
      },
    }),
  encoding: (text) =>
    operation({
      requestBody: {
        content: {
          'multipart/form-data': {
            schema: { type: 'object', properties: { [text]: { type: 'string', format: 'binary' } } },
            encoding: { [text]: { contentType: text, headers: { [text]: { schema: { type: 'string' } } } } },
          },
        },
      },
    }),
  'response.status': (text) => response({}, text),
  'response.description': (text) => response({ description: text }),
  'response media type': (text) => response({ content: { [text]: { schema: { type: 'string' } } } }),
  'response header': (text) => response({ headers: { [text]: { description: text, schema: { type: 'string' } } } }),
  'response example': (text) => response({ content: { 'application/json': { example: [{ [text]: text }] } } }),
  link: (text) => response({ links: { [text]: { operationId: text, parameters: { [text]: text } } } }),
  'link to an operation': (text) => {
    const link = {
      operationRef: '#/paths/~1pets/post',
      description: text,
      parameters: { [text]: text },
      requestBody: text,
    };
    return response({ links: { [text]: link } });
  },
  callback: (text) => operation({ callbacks: { [text]: { [text]: { post: { responses: done } } } } }),
  webhook: (text) =>
    operation(
      {},
      {
        webhooks: {
          [text]: {
            post: {
              operationId: text,
              description: text,
              requestBody: { content: done[200].content },
              responses: done,
            },
          },
        },
      },
    ),
  stream: (text) =>
    response({
      content: {
        'text/event-stream': { itemSchema: { oneOf: [{ ...cat, properties: { kind: { const: text } } }, cat] } },
      },
    }),
  'stream that a body asks for': (text) => {
    const flag = { type: 'boolean', description: `${text} Sends server-sent events.`, default: text };
    const asks = { type: 'object', properties: { stream: flag, [text]: { type: 'string' } } };
    const told = { requestBody: { content: { 'application/json': { schema: asks } } }, responses: done };
    const either = { oneOf: [{ ...asks, title: text }, asks] };
    const forms = {
      'application/json': { schema: cat },
      [text]: { schema: cat },
      'application/jsonl': { schema: asks },
    };
    const declared = {
      requestBody: { description: text, content: { 'application/json': { schema: either } } },
      responses: { 200: { description: text, content: forms } },
    };
    return document({ paths: { '/told': { post: told }, '/declared': { post: declared } } });
  },
  'schema.name': (text) => schema({ type: 'object', properties: { color: { type: 'string' } } }, text),
  'schema.$ref': (text) => response({ content: { 'application/json': { schema: { $ref: text } } } }),
  'schema.$ref below components': (text) =>
    response({ content: { 'application/json': { schema: { $ref: `#/components/schemas/${text}` } } } }),
  'schema.title': (text) => schema({ type: 'object', title: text, properties: { color: { title: text } } }),
  'schema.description': (text) => schema({ type: 'object', description: text }),
  'schema.type': (text) => schema({ type: text }),
  'property.name': (text) => schema({ type: 'object', properties: { [text]: { type: 'string' } }, required: [text] }),
  'property.description': (text) => property({ description: text, deprecated: true }),
  'property.format': (text) => property({ format: text }),
  'property.pattern': (text) => property({ pattern: text }),
  'property.default': (text) => property({ default: text }),
  'property.example': (text) => property({ example: text, examples: [{ [text]: text }] }),
  patternProperties: (text) => schema({ type: 'object', patternProperties: { [text]: { type: 'string' } } }),
  enum: (text) => property({ enum: [text, 'a', `${text} b`] }),
  const: (text) => property({ const: text }),
  'object in const': (text) => property({ type: 'object', const: { [text]: [text] }, default: { [text]: text } }),
  'content of a string': (text) => property({ contentMediaType: text, contentEncoding: text }),
  'discriminator.propertyName': (text) => union({ propertyName: text }),
  'discriminator.mapping': (text) =>
    union({ propertyName: 'kind', mapping: { [text]: '#/components/schemas/Cat', a: text } }),
  'security scheme': (text) => scheme({ type: 'http', scheme: 'bearer', description: text, bearerFormat: text }, text),
  'security scheme beside another': (text) => {
    const first = scheme({ type: 'http', scheme: 'bearer' });
    const both = {
      key: { type: 'http', scheme: 'bearer' },
      [text]: { type: 'apiKey', in: 'cookie', name: text, description: text },
    };
    return { ...first, security: [{ key: [], [text]: [] }], components: { securitySchemes: both } };
  },
  'name of a key': (text) => scheme({ type: 'apiKey', in: 'header', name: text }),
  'name of a key in the query': (text) => scheme({ type: 'apiKey', in: 'query', name: text }),
  'place of a key': (text) => scheme({ type: 'apiKey', in: text, name: 'key' }),
  OAuth: (text) =>
    scheme({ type: 'oauth2', flows: { clientCredentials: { tokenUrl: text, scopes: { [text]: text } } } }),
  'path with a query string and a fragment': (text) =>
    document({
      paths: {
        [`/pets?kind=${text}&name={${text}}`]: { get: { responses: done } },
        [`/pets#${text}=1`]: { get: { operationId: text, responses: done } },
      },
    }),
  'pattern of a placeholder': (text) =>
    document({
      paths: {
        [`/pets/{id:${text}}`]: { get: { responses: done } },
        [`/toys/{${text}=toys/**}:${text}`]: { post: { responses: done } },
      },
    }),
  'properties of a parameter': (text) =>
    parameter({
      style: 'deepObject',
      schema: { type: 'object', properties: { [text]: { properties: { [text]: {} } } }, required: [text] },
    }),
  'fields of a form': (text) =>
    operation({
      requestBody: {
        content: {
          'application/x-www-form-urlencoded': {
            schema: { type: 'object', properties: { [text]: { type: 'array', items: { type: 'string' } } } },
            encoding: { [text]: { style: text, explode: false } },
          },
        },
      },
    }),
  'required property of another part': (text) => {
    const base = { type: 'object', properties: { [text]: { type: 'string', description: text } } };
    return schema({ allOf: [base, { required: [text] }] });
  },
  'titles of constants': (text) => schema({ oneOf: [{ const: 'a', title: text, description: text }, { const: text }] }),
  'token of a page': (text) =>
    path('/pets', {
      get: {
        parameters: [{ name: text, in: 'query', schema: { type: 'string' } }],
        responses: {
          200: {
            description: text,
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  properties: {
                    [text]: { type: 'array', items: { type: 'string' } },
                    page: { type: 'object', properties: { [text]: { type: 'string' } } },
                  },
                },
              },
            },
          },
        },
      },
    }),
  'Swagger 2.0': (text) => ({
    swagger: '2.0',
    info: { title: text, version: text },
    host: text,
    basePath: text,
    consumes: [text],
    produces: [text],
    paths: {
      '/pets': {
        post: {
          parameters: [
            { name: text, in: 'formData', type: 'file', description: text },
            {
              name: 'sizes',
              in: 'query',
              type: 'array',
              collectionFormat: text,
              items: { type: 'string', enum: [text] },
            },
          ],
          responses: {
            200: { description: text, schema: { $ref: `#/definitions/${text}` }, examples: { [text]: text } },
          },
        },
      },
    },
    definitions: { [text]: { type: 'object', discriminator: text, properties: { [text]: { type: 'string' } } } },
    securityDefinitions: { [text]: { type: 'oauth2', flow: 'application', tokenUrl: text, scopes: { [text]: text } } },
    security: [{ [text]: [text] }],
  }),
};
