import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maxFileBytes } from '../../../src/spec/limits.ts';
import { loadDocument } from '../../../src/spec/load/load-document.ts';
import { prepareDocument } from '../../../src/spec/prepare-document.ts';
import { formatProblem } from '../../../src/spec/problem.ts';
import { SpecError } from '../../../src/spec/spec-error.ts';
import { fixture } from '../fixture.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'load-document-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function write(name: string, text: string): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, text);
  return file;
}

/** The only error that loading gives, on one line and without the folder. */
async function failureOf(file: string): Promise<string> {
  const error = await loadDocument(file).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(SpecError);
  return (error as SpecError).message.replaceAll(`${path.dirname(file)}/`, '');
}

describe('loadDocument', () => {
  test.each([
    ['openapi: 3.0', '3.0', '3.0.4'],
    ['openapi: 3.1', '3.1', '3.1.1'],
    ['openapi: 3.2.0', '3.2', '3.2.0'],
    ["openapi: '3.0.3'", '3.0', '3.0.3'],
    ['{"openapi": "3.1.0"}', '3.1', '3.1.0'],
    ['{openapi: 3.1.0}', '3.1', '3.1.0'],
    ['\uFEFF{"openapi": "3.1.0"}', '3.1', '3.1.0'],
    ["{openapi: '3.1.0', a: '// \"', b: ./*}", '3.1', '3.1.0'],
  ])('reads %j as version %s', async (text, version, written) => {
    const loaded = await loadDocument(await write('version.yaml', text));
    expect(loaded.version).toBe(version);
    expect(loaded.document.openapi).toBe(written);
  });

  test('reads Swagger 2.0 whose version is a number', async () => {
    const loaded = await loadDocument(await write('swagger.yaml', 'swagger: 2.0'));
    expect([loaded.version, loaded.document.swagger]).toEqual(['2.0', '2.0']);
  });

  test.each([
    [
      'not-an-object.yaml',
      '- a',
      'not-an-object.yaml: The file holds no object. An OpenAPI document begins with `openapi: 3.1.0` or the like.',
    ],
    ['empty.yaml', '', 'empty.yaml: The file is empty. An OpenAPI document begins with `openapi: 3.1.0` or the like.'],
    [
      'no-version.yaml',
      'a: 1',
      'no-version.yaml: The document states no version. Begin it with `openapi: 3.1.0` or the like.',
    ],
    [
      'async.yaml',
      'asyncapi: 3.0.0',
      'async.yaml: The file is an AsyncAPI document. An OpenAPI document begins with `openapi: 3.1.0` or the like.',
    ],
    [
      'collection.json',
      '{"info": {"schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"}, "item": []}',
      'collection.json: The file is a Postman collection, which has to be converted first. ' +
        'An OpenAPI document begins with `openapi: 3.1.0` or the like.',
    ],
    [
      'resources.json',
      '{"swaggerVersion": "1.2", "apis": []}',
      'resources.json: The file is Swagger 1, which has to be converted first. ' +
        'An OpenAPI document begins with `openapi: 3.1.0` or the like.',
    ],
    [
      'version-4.yaml',
      'openapi: 4.0.0',
      'version-4.yaml: Version "4.0.0" is not known. Known are Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2.',
    ],
    [
      'version-1.yaml',
      'swagger: "1.2"',
      'version-1.yaml: Version "1.2" is not known. Known are Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2.',
    ],
    [
      'syntax.yaml',
      'a: 1\nb: [1,',
      'syntax.yaml:2:7: Neither JSON nor YAML: unexpected end of the stream within a flow collection. Correct the syntax here.',
    ],
    [
      'two.yaml',
      '# One.\n%YAML 1.2\n---\n\nopenapi: 3.1.0\n---\nopenapi: 3.1.0\n---\n',
      'two.yaml:6:1: Neither JSON nor YAML: expected a single document, but found more. Correct the syntax here.',
    ],
    [
      'syntax.json',
      '{"a": 1,\n "b": }}',
      'syntax.json:2:8: Neither JSON nor YAML: end of the stream or a document separator is expected. Correct the syntax here.',
    ],
    [
      'comments.json',
      '{\n  "server": "https://api.test", // Only tests.\n  "openapi": "3.1.0", /* Of\n all. */\n}',
      'comments.json:2:33: JSON has no comments. Remove them, or save the document as YAML.',
    ],
    [
      'code.yaml',
      'a: !!js/function 1',
      'code.yaml:1:4: Neither JSON nor YAML: unknown scalar tag !<tag:yaml.org,2002:js/function>. Correct the syntax here.',
    ],
  ])('refuses %s', async (name, text, message) => {
    expect(await failureOf(await write(name, text))).toBe(message);
  });

  test.each([
    ['gzip', gzipSync('{"openapi": "3.1.0"}'), 'The file is compressed. Unpack it first.'],
    ['zip', Buffer.from('PK\u0003\u0004'), 'The file is compressed. Unpack it first.'],
    [
      'UTF-16 without a mark',
      Buffer.from('{"openapi": "3.1.0"}', 'utf16le'),
      'The file is no text in UTF-8. Save it as UTF-8.',
    ],
  ])('refuses %s', async (_, bytes, message) => {
    const file = path.join(folder, 'bytes.yaml');
    await writeFile(file, bytes);
    expect(await failureOf(file)).toBe(`bytes.yaml: ${message}`);
  });

  test('names the place where a file is no UTF-8', async () => {
    const file = path.join(folder, 'latin.yaml');
    await writeFile(file, 'openapi: 3.1.0\ninfo: { title: Caf\u00e9 }', 'latin1');
    const { document, problems } = await loadDocument(file);
    expect(document.info).toEqual({ title: 'Caf\ufffd' });
    expect((await problems()).map((problem) => formatProblem(problem).replace(`${folder}/`, ''))).toEqual([
      'latin.yaml:2:19: Characters from here on are lost, since they are no UTF-8. Save the file as UTF-8.',
    ]);
  });

  test('refuses a file that is not there', async () => {
    expect(await failureOf(path.join(folder, 'none.yaml'))).toBe('none.yaml: There is no such file. Check the path.');
  });

  test('refuses a file beyond the limit of size, unread', async () => {
    const file = await write('large.yaml', '');
    await truncate(file, maxFileBytes + 1);
    expect(await failureOf(file)).toBe('large.yaml: The file is larger than 64 MiB. Split the document.');
  });

  test.each([
    ['YAML', `openapi: 3.1.0\nx: ${'['.repeat(100_000)}`, /deep\.yaml:2:203: Values are nested more than 200 deep/],
    [
      'JSON',
      `{"openapi": "3.1.0", "x": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      /deep\.yaml:1:\d+: Values are nested more than 200 deep/,
    ],
    ['a YAML alias to itself', 'openapi: 3.1.0\nx: &a\n  y: *a', /deep\.yaml: Values are nested more than 200 deep/],
  ])('refuses nesting without end in %s', async (_, text, message) => {
    expect(await failureOf(await write('deep.yaml', text))).toMatch(message);
  });

  test('refuses YAML aliases that multiply each other', async () => {
    const lists = Array.from(
      { length: 12 },
      (_, index) => `a${index + 1}: &a${index + 1} [${`*a${index}, `.repeat(9)}]`,
    );
    const file = await write('bomb.yaml', `openapi: 3.1.0\na0: &a0 x\n${lists.join('\n')}`);
    expect(await failureOf(file)).toMatch(/YAML aliases expand to too many values\. Use \$ref to share parts/);
  });

  test('takes each use of a YAML alias as a value of its own', async () => {
    const { document } = await loadDocument(await write('alias.yaml', 'openapi: 3.1.0\na: &a { b: 1 }\nc: *a'));
    expect(document.c).toEqual(document.a);
    expect(document.c).not.toBe(document.a);
  });

  test.each(['yaml', 'json'])('leaves out __proto__ of %s with a warning, and pollutes nothing', async (type) => {
    const json = '{"openapi": "3.1.0", "paths": {"__proto__": {"polluted": true}}}';
    const yaml = 'openapi: 3.1.0\npaths:\n  __proto__: { polluted: true }';
    const loaded = await loadDocument(await write(`proto.${type}`, type === 'json' ? json : yaml));
    expect(loaded.document.paths).toEqual({});
    expect(Object.hasOwn(loaded.document.paths as object, '__proto__')).toBe(false);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect((await loaded.problems()).map(({ message }) => message)).toEqual([
      'The name __proto__ cannot be used, it is ignored. Choose another name.',
    ]);
  });

  test('lets the last of equal YAML keys count, with a warning', async () => {
    const file = await write('twice.yaml', 'openapi: 3.1.0\na: 1\na: 2');
    const loaded = await loadDocument(file);
    expect(loaded.document.a).toBe(2);
    expect((await loaded.problems()).map(formatProblem)).toEqual([
      `${file}:3:1: A key is written twice. The last one counts; keep one.`,
    ]);
  });

  test('refuses JSON that repeats more than a thousand keys', async () => {
    const file = await write('often.json', `{"openapi": "3.1.0",\n "a": 1${', "a": 1'.repeat(1001)}}`);
    const { problems } = await loadDocument(file);
    await expect(problems()).rejects.toThrow(
      `${file}:2:10: More than 1000 keys are written twice, from here on. Keep one of each.`,
    );
  });

  test('lets the last of equal JSON keys count, with a warning for each', async () => {
    const file = await write('twice.json', '{"openapi": "3.1.0",\n "a": 1, "a": 2}');
    const loaded = await loadDocument(file);
    expect(loaded.document.a).toBe(2);
    expect((await loaded.problems()).map(formatProblem)).toEqual([
      `${file}:2:10: A key is written twice. The last one counts; keep one.`,
    ]);
  });

  test('finds the line and column of a value, or of the nearest one around it', async () => {
    const loaded = await loadDocument(await write('lines.yaml', 'openapi: 3.1.0\npaths:\n  /a/b:\n    get: {}'));
    const positions = await loaded.positions();
    const place = (pointer: string) => [positions.locate(pointer).line, positions.locate(pointer).column];
    expect(place('#/paths/~1a~1b/get')).toEqual([4, 5]);
    expect(place('#/paths/~1a~1b/put/x')).toEqual([3, 3]);
    expect(place('#')).toEqual([1, 1]);
  });
});

describe('a document of many files', () => {
  const main = fixture('many-files/main.yaml');

  test('becomes one', async () => {
    const { document } = await prepareDocument(main);
    const answer = document.paths['/users/{id}']?.get?.responses['200'];
    expect(answer?.content?.['application/json']?.schema).toEqual({ $ref: '#/components/schemas/User' });
    expect(document.components.schemas.Group?.properties?.owner).toEqual({ $ref: '#/components/schemas/User' });
    expect(document.components.schemas.User?.properties?.friend).toEqual({ $ref: '#/components/schemas/User' });
    expect(document.components.schemas.User?.properties?.name).toEqual({ type: 'string' });
  });

  test('is left neither for the network nor for another folder', async () => {
    const { document, warnings } = await prepareDocument(main);
    const properties = document.components.schemas.User?.properties;
    expect([properties?.secret, properties?.remote, properties?.lost]).toEqual([{}, {}, {}]);
    const shown = warnings.map((warning) => formatProblem(warning).replace(path.dirname(main), ''));
    expect(shown.filter((line) => line.includes('$ref'))).toEqual([
      '/schemas/user.yaml:6:5 #/User/properties/secret: Can\'t resolve $ref: "../../swagger-2.yaml" is outside of the document\'s folder, where no reference is followed. Name a folder that holds both: --root DIR.',
      "/schemas/user.yaml:7:5 #/User/properties/remote: Can't resolve $ref: References to other hosts are not followed. Download the file, and refer to it there.",
      '/schemas/user.yaml:8:5 #/User/properties/lost: Can\'t resolve $ref: There is no file "../missing.yaml" in the document\'s folder. Correct the reference.',
    ]);
  });

  test('knows the file and line of every part', async () => {
    const positions = await (await loadDocument(main)).positions();
    const place = (pointer: string) => {
      const { file, line } = positions.locate(pointer);
      return `${path.relative(path.dirname(main), file)}:${line}`;
    };
    expect(place('#/components/schemas/User/properties/name')).toBe('schemas/user.yaml:4');
    expect(place('#/paths/~1users~1{id}/get/responses/200')).toBe('paths.yaml:4');
    expect(place('#/components/schemas/Group')).toBe('main.yaml:8');
  });

  test.each<[fact: string, files: Readonly<Record<'ways.json' | 'other.json', string>>]>([
    ['inside of a file', { 'ways.json': '', 'other.json': '' }],
    ['from file to file', { 'ways.json': 'other.json', 'other.json': 'ways.json' }],
  ])('is refused where references %s lead through others without end', async (_, references) => {
    const levels = Array.from({ length: 40 }, (_none, level) => level);
    for (const [name, file] of Object.entries(references)) {
      const end = levels.reduce<object>((inner, level) => ({ x: { $ref: `${file}#/s${level + 1}/y` }, y: inner }), {});
      const ways = levels.map((level) => [`s${level}`, { $ref: `${file}#/s${level + 1}/x` }]);
      await write(name, JSON.stringify({ ...Object.fromEntries(ways), s40: end }));
    }
    const file = await write('endless.json', '{"openapi": "3.1.0", "paths": {"/a": {"$ref": "ways.json#/s0/x"}}}');
    expect(await failureOf(file)).toBe(
      'endless.json: The files cannot be put together: references lead through others again and again. ' +
        'Refer to what they lead to.',
    );
  });

  test.each(['format', 'x-note'])('is refused where what a reference in %s leads to would hold itself', async (key) => {
    const schemas = { A: { [key]: { $ref: '#/components/schemas/A' } }, B: { $ref: 'b.json' } };
    await write('b.json', '{}');
    const file = await write('circle.json', JSON.stringify({ openapi: '3.1.0', paths: {}, components: { schemas } }));
    expect(await failureOf(file)).toMatch(/^circle\.json: The files cannot be put together: references lead through /);
  });

  test('has a schema once that its other files refer to', async () => {
    const User = {
      type: 'object',
      properties: { pet: { $ref: 'pet.json' }, 'a/b': { $ref: '#/components/schemas/a~1b' } },
    };
    const components = { schemas: { User, 'a/b': { type: 'string' } } };
    const paths = { '/users': { $ref: 'users.json' } };
    const schema = { $ref: 'back.json#/components/schemas/User' };
    const get = { responses: { 200: { description: '', content: { 'application/json': { schema } } } } };
    await write('users.json', JSON.stringify({ get }));
    await write('pet.json', JSON.stringify({ type: 'object', properties: { owner: schema } }));
    const info = { title: 'Users', version: '1' };
    const file = await write('back.json', JSON.stringify({ openapi: '3.1.0', info, paths, components }));
    const { document, warnings } = await prepareDocument(file);
    expect(Object.keys(document.components.schemas).sort()).toEqual(['User', 'a/b', 'pet']);
    const answer = document.paths['/users']?.get?.responses['200']?.content?.['application/json'];
    expect(answer?.schema).toEqual({ $ref: '#/components/schemas/User' });
    expect(warnings).toEqual([]);
  });

  test('does not follow a link that leads outside', async () => {
    const inside = await mkdtemp(path.join(folder, 'inside-'));
    await write('outside.yaml', 'type: string');
    await symlink(path.join(folder, 'outside.yaml'), path.join(inside, 'link.yaml'));
    const file = path.join(inside, 'main.yaml');
    await writeFile(
      file,
      "openapi: 3.1.0\ninfo: { title: A, version: '1' }\npaths: {}\ncomponents: { schemas: { A: { $ref: link.yaml } } }",
    );
    expect((await prepareDocument(file)).document.components.schemas.A).toEqual({});
    expect((await prepareDocument(file, { root: folder })).document.components.schemas.A).toEqual({
      $ref: '#/components/schemas/link',
    });
  });

  test.each(['none', 'elsewhere'])('stands in the folder %s, which its references may not leave', async (name) => {
    await mkdir(path.join(folder, 'elsewhere'), { recursive: true });
    const file = await write('alone.yaml', 'openapi: 3.1.0');
    const root = path.join(folder, name);
    await expect(loadDocument(file, { root })).rejects.toHaveProperty(
      'message',
      `${file}: The document is not in the folder ${JSON.stringify(root)}, which its references may not leave. Name one that holds it.`,
    );
  });
});
