import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/command/main.ts';
import { runIn } from '../command-line.ts';
import { documentText, inFolder } from '../sources.ts';

const pets = documentText('paths: { /pets: { get: { responses: { "200": { description: "" } } } } }');

describe('sdk-codegen', () => {
  it.each<[argv: string[], first: string, words: string[], others: string[]]>([
    [[], 'sdk-codegen COMMAND', ['generate', 'init', 'diff', '--help', '--version'], ['--targets', '--changeset']],
    [['--help'], 'sdk-codegen COMMAND', ['generate', 'init', 'diff'], ['--targets']],
    [
      ['generate', '--help'],
      'sdk-codegen generate [options]',
      ['--input', '--config', '--output', '--targets', '--check', '--debug', '--help'],
      ['init DIR', 'OLD'],
    ],
    [['init', '--help'], 'sdk-codegen init DIR --input DOC [--config FILE] [--root DIR]', ['workspace'], ['OLD']],
    [['diff', '--help'], 'sdk-codegen diff OLD NEW [options]', ['--old-config', '--changeset'], ['--targets']],
  ])('shows its help for %j', async (argv, first, words, others) => {
    const { code, out, error } = await runIn('.', ...argv);
    expect([code, error, out.split('\n')[0]]).toEqual([0, '', first]);
    for (const word of words) expect(out).toContain(word);
    for (const word of others) expect(out).not.toContain(word);
  });

  it('shows its version', async () => {
    const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'));
    expect(await runIn('.', '--version')).toEqual({ code: 0, out: `${version}\n`, error: '' });
  });

  it('runs as a program', async () => {
    const program = fileURLToPath(new URL('../../src/bin.ts', import.meta.url));
    const failure = await promisify(execFile)(process.execPath, [program, 'build']).catch((error) => error);
    expect(failure).toMatchObject({
      code: 2,
      stdout: '',
      stderr: 'Unknown command: build. The commands are `generate`, `diff` and `init`; see --help.\n',
    });
  });

  it('says what it has made', () =>
    inFolder({ 'api.yaml': pets }, async (folder) => {
      const argv = ['generate', '--input', 'api.yaml', '--output', 'out', '--targets', 'schema, models'];
      const first = await runIn(folder, ...argv);
      expect(first).toMatchObject({ code: 0, out: '' });
      const [, files] = /^1 operation, (\d+) files, \1 changes\.\n$/.exec(first.error) ?? [];
      for (const check of [[], ['--check']])
        expect((await runIn(folder, ...argv, ...check)).error).toBe(`1 operation, ${files} files, 0 changes.\n`);
    }));

  it('warns of what is wrong in a document, and generates it all the same', () =>
    inFolder({ 'api.yaml': documentText('paths: { "/pets/{id}": { get: { responses: {} } } }') }, async (folder) => {
      const run = await runIn(folder, 'generate', '--input', 'api.yaml', '--output', 'out', '--targets', 'models');
      expect(run.code).toBe(0);
      expect(run.error).toMatch(
        /^warning: api\.yaml:3:\d+ #\/paths\/~1pets~1\{id\}\/get: The path parameter "id" is not declared\. Text is assumed; declare it\.\n1 operation, \d+ files, \d+ changes\.\n$/,
      );
    }));

  const files = {
    'api.yaml': pets,
    'broken.yaml': 'openapi: 3.1.0\ninfo: { title: [\n',
    'broken.json': '{ "openapi": "3.1.0"',
    'other.yaml': 'name: not an API\n',
    'list.json': '[1]',
    'empty.yaml': '\n',
    'page.json': '<!doctype html>\n<title>Not found</title>\n',
    'deep.yaml': `openapi: 3.1.0\ninfo: ${'['.repeat(300)}${']'.repeat(300)}\n`,
    'unknown-event.yaml':
      'resources:\n  pets:\n    talk:\n      endpoint: post /talk\n      turn: { starts: user from text, ends: stopped }\n',
    'broken-config.yaml': 'resources: {\n',
    'no-document.yaml': 'resources: { pets: { list: get /pets } }\n',
    'talk.yaml': documentText(`
paths:
  /talk:
    post:
      requestBody: { content: { application/json: { schema: { properties: { text: { type: string } } } } } }
      responses:
        "200":
          description: ""
          content:
            text/event-stream:
              itemSchema:
                oneOf:
                  - { type: object, properties: { type: { const: user }, text: { type: string } } }
                  - { type: object, properties: { type: { const: stop } } }
`),
  };

  it.each<[fact: string, argv: string[], message: string]>([
    [
      'an unknown command',
      ['build'],
      'Unknown command: build. The commands are `generate`, `diff` and `init`; see --help.',
    ],
    ['no command', ['--check'], 'Name a command first: `generate`, `diff` or `init`; see --help.'],
    ['a document without its flag', ['generate', 'api.yaml'], 'Name the document by a flag: --input api.yaml.'],
    ['an unknown flag', ['generate', '--inptu', 'api.yaml'], 'Unknown flag: --inptu. Did you mean --input?'],
    ['a flag that is like no other', ['generate', '--api-key=a'], 'Unknown flag: --api-key. See --help.'],
    ['a flag without its value', ['generate', '--input'], 'The flag --input needs a value. See --help.'],
    ['a flag in place of a value', ['generate', '--input', '--check'], 'The flag --input needs a value. See --help.'],
    ['a value too many', ['generate', '--check=yes'], 'The flag --check takes no value.'],
    ['an unknown flag of another command', ['diff', 'a.yaml', 'b.yaml', '--json'], 'Unknown flag: --json. See --help.'],
    [
      'an empty file',
      ['generate', '--input', 'empty.yaml', '--output', 'out'],
      'error: empty.yaml: The file is empty. An OpenAPI document begins with `openapi: 3.1.0` or the like.',
    ],
    [
      'a web page',
      ['generate', '--input', 'page.json', '--output', 'out'],
      'error: page.json: The file is HTML or XML. An OpenAPI document begins with `openapi: 3.1.0` or the like.',
    ],
    [
      'an unknown target',
      ['generate', '--input', 'api.yaml', '--targets', 'models,hook'],
      'Unknown target: "hook". Targets: schema, models, resources, hooks, commands, routes, docs.',
    ],
    [
      'no target',
      ['generate', '--input', 'api.yaml', '--targets', ''],
      'The flag --targets needs a value. See --help.',
    ],
    [
      'no workspace to read from',
      ['generate'],
      'There is no openapi/sdk.yaml here or above. Name a document with --input.',
    ],
    [
      'no workspace to write to',
      ['generate', '--input', 'api.yaml'],
      'There is no workspace here to write to. Name a folder with --output.',
    ],
    [
      'a configuration without a document',
      ['generate', '--config', 'no-document.yaml', '--output', 'out'],
      'no-document.yaml names no document. Add `document: FILE` to it, or use --input.',
    ],
    [
      'a watch of an address',
      ['generate', '--input', 'http://127.0.0.1/api.yaml', '--output', 'out', '--watch'],
      '--watch looks at files. Download the document first.',
    ],
    [
      'a missing document',
      ['generate', '--input', 'gone.yaml', '--output', 'out'],
      'error: gone.yaml: There is no such file. Check the path.',
    ],
    [
      'a missing configuration',
      ['generate', '--input', 'api.yaml', '--config', 'gone.yaml', '--output', 'out'],
      'error: gone.yaml: There is no such file. Check the path.',
    ],
    [
      'a folder for a document',
      ['generate', '--input', '.', '--output', 'out'],
      'error: .: The file cannot be read (EISDIR). Name a readable file.',
    ],
    [
      'malformed YAML',
      ['generate', '--input', 'broken.yaml', '--output', 'out'],
      'error: broken.yaml:3:1: Neither JSON nor YAML: deficient indentation. Correct the syntax here.',
    ],
    [
      'malformed JSON',
      ['generate', '--input', 'broken.json', '--output', 'out'],
      'error: broken.json:1:21: Neither JSON nor YAML:',
    ],
    [
      'what is no OpenAPI document',
      ['generate', '--input', 'other.yaml', '--output', 'out'],
      'error: other.yaml: The document states no version. Begin it with `openapi: 3.1.0` or the like.',
    ],
    [
      'a document that is no object',
      ['generate', '--input', 'list.json', '--output', 'out'],
      'error: list.json: The file holds no object. An OpenAPI document begins with `openapi: 3.1.0` or the like.',
    ],
    [
      'a document that is nested too deep',
      ['generate', '--input', 'deep.yaml', '--output', 'out'],
      'error: deep.yaml:2:106: Neither JSON nor YAML: nesting exceeded maxDepth (100). Correct the syntax here.',
    ],
    [
      'malformed YAML of a configuration',
      ['generate', '--input', 'api.yaml', '--config', 'broken-config.yaml', '--output', 'out'],
      'error: broken-config.yaml:2:1: Not valid YAML:',
    ],
    [
      'an unknown event in a configuration',
      ['generate', '--input', 'talk.yaml', '--config', 'unknown-event.yaml', '--output', 'out'],
      'error: unknown-event.yaml:5:39 #/resources/pets/talk/turn/ends: The stream has no event `stopped`. Its events: user, stop.',
    ],
    [
      'a file in place of the output folder',
      ['generate', '--input', 'api.yaml', '--output', 'api.yaml'],
      'api.yaml is a file. Name a folder with --output.',
    ],
  ])('refuses %s in one line', (_fact, argv, message) =>
    inFolder(files, async (folder) => {
      const { code, out, error } = await runIn(folder, ...argv);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(error.slice(0, message.length)).toBe(message);
      expect(error).toMatch(/^[^\n]+\n$/);
    }),
  );

  const faulty = {
    out: () => {
      throw new Error('Out of paper.');
    },
    error: (text: string) => {
      printedText += text;
    },
  };
  let printedText = '';

  it('calls an unexpected error its own fault, without a stack', async () => {
    printedText = '';
    expect(await main(['--help'], faulty)).toBe(2);
    expect(printedText).toBe('Out of paper.\nThis is a fault of sdk-codegen. Run again with --debug to see where.\n');
  });

  it('shows the stack of an unexpected error with --debug', async () => {
    printedText = '';
    expect(await main(['--help', '--debug'], faulty)).toBe(2);
    expect(printedText).toMatch(/^Out of paper\.\nError: Out of paper\.\n +at .*main\.test\.ts/);
  });
});
