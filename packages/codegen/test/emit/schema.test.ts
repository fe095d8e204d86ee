import { expect, it } from 'vitest';
import { emitSchema } from '../../src/emit/schema.ts';
import { printed } from '../sources.ts';
import { normalise } from '../spec/normalise/normalise.ts';

const { document } = normalise({
  paths: {
    '/pets': {
      get: {
        responses: {
          200: { description: '', content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } } },
        },
      },
    },
  },
  components: {
    schemas: {
      Pet: {
        description: 'Ends */ process.exit() /* here.',
        properties: { name: { type: ['string', 'null'], default: 'Rex' }, kind: { enum: ["'", '*/'] } },
      },
    },
  },
});

it('prints openapi-typescript’s types, hostile prose inside their comments', async () => {
  const [text] = Object.values(await printed(await emitSchema(document, 'api.yaml')));
  expect(text).toContain('export interface paths {\n');
  expect(text).toContain("'application/json': components['schemas']['Pet'];");
  expect(text).toMatch(/name\?: string \| null;\n/);
});

it('leaves the document as it is', async () => {
  const before = structuredClone(document);
  await emitSchema(document, 'api.yaml');
  expect(document).toEqual(before);
});
