import { expect, it } from 'vitest';
import { writtenPages } from './read-snippets.ts';
import { SnippetProject } from './snippet-project.ts';

const paths = [
  '//elsewhere.example/',
  '/api//elsewhere.example/',
  '/api@elsewhere.example/',
  '/api/\\elsewhere.example',
];

/** Calls the API by the route, then says where other paths would lead. */
const driver = `
const list = await route(new Request('http://localhost/api/api/v1/chat?page_size=1'));
globalThis.fetch = async (address) => new Response(new URL(String(address)).origin);
const told = [];
for (const path of ${JSON.stringify(paths)}) told.push(await (await route(new Request('http://localhost' + path))).text());
console.log(JSON.stringify([list.status, ...told]));
`;

it('the route of a guide that adds a key takes it to the API alone, whatever the path', async () => {
  const snippets = writtenPages().flatMap((page) => page.snippets);
  const [snippet, ...others] = snippets.filter(({ text }) => text.includes('function route('));
  expect(others).toEqual([]);
  await using project = await SnippetProject.create();
  const { stdout, stderr } = await project.run({ place: '', language: 'ts', text: `${snippet?.text}${driver}` });
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual([200, ...paths.map(() => project.url)]);
});
