import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { emitResources } from '../../../src/emit/resources/emit-resources.ts';
import { modelOf, printed } from '../../sources.ts';
import { fixture } from '../../spec/fixture.ts';

it('webhooks have a type each, and one for all by their names', async () => {
  const document = (await readFile(fixture('families/webhooks.yaml'), 'utf8')).replace(/^(#|openapi|info).*\n/gm, '');
  const files = await printed(emitResources(await modelOf(document)));
  expect(files['webhooks.ts']).toContain(`import type { UnrecognizedVariant } from '../runtime/unrecognized.ts';
import type { Born, Died, Pet } from './models.ts';

/** A pet is new. */
export type PetCreatedWebhook = Pet;

/**
 * What the webhook \`pet/event\` carries.
 *
 * @deprecated
 */
export type PetEventWebhook = Born | Died | UnrecognizedVariant<'type'>;

/** What the webhook \`inline\` carries. */
export type InlineWebhook2 = {
  id?: string | undefined;
};

/** What each webhook carries, by its name. */
export interface WebhookPayloads2 {
  'pet.created': PetCreatedWebhook;
  'pet/event': PetEventWebhook;
  inline: InlineWebhook2;
}
`);
  expect(files['index.ts']).toContain(
    "export type { InlineWebhook2, PetCreatedWebhook, PetEventWebhook, WebhookPayloads2 } from './webhooks.ts';\n",
  );
});

it('no webhook has no module', async () => {
  const files = await printed(emitResources(await modelOf('paths: {}')));
  expect(Object.keys(files)).not.toContain('webhooks.ts');
});
