import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { emitResources } from '../../../src/emit/resources/emit-resources.ts';
import { modelOf, printed } from '../../sources.ts';
import { fixture } from '../../spec/fixture.ts';

async function filesOf(paths = '') {
  const document = (await readFile(fixture('families/webhooks.yaml'), 'utf8')).replace(/^(#|openapi|info).*\n/gm, '');
  return printed(emitResources(await modelOf(paths + document)));
}

it('webhooks have a type each, and one for all by their names, and the types that they alone use', async () => {
  const files = await filesOf();
  expect(files['webhook-payloads.ts']).toContain(`import type { UnrecognizedVariant } from '../runtime/unrecognized.ts';

/** A pet is new. */
export type PetCreatedWebhook = Pet;

/**
 * What the webhook \`pet/event\` carries.
 *
 * @deprecated
 */
export type PetEventWebhook = Born | Died | UnrecognizedVariant<'type'>;

/** What the webhook \`inline\` carries. */
export type InlineWebhook2 = { id?: string | undefined };

/** What each webhook carries, by its name. */
export interface WebhookPayloads2 {
  'pet.created': PetCreatedWebhook;
  'pet/event': PetEventWebhook;
  inline: InlineWebhook2;
}

export interface Pet {
  name?: string | undefined;
}

export interface Born {
  type: 'born';
}

export interface Died {
  type: 'died';
}
`);
  expect(files['index.ts']).not.toMatch(/Webhook2|\bPet\b/);
});

it('a type that calls use as well is found in both entries', async () => {
  const ok = 'content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } }';
  const files = await filesOf(`paths: { /pet: { get: { responses: { "200": { description: "", ${ok} } } } } }\n`);
  expect(files['webhook-payloads.ts']).toContain(`import type { Pet } from './models.ts';

export type { Pet } from './models.ts';
`);
  expect(files['index.ts']).toContain("export type { InlineWebhook, Pet, WebhookPayloads } from './models.ts';\n");
});

it('no webhook has no module', async () => {
  const files = await printed(emitResources(await modelOf('paths: {}')));
  expect(Object.keys(files)).not.toContain('webhook-payloads.ts');
});
