import { expect, it } from 'vitest';
import { splitPointer } from '../../../src/spec/json-pointer.ts';
import { namePlace } from '../../../src/spec/normalise/name-place.ts';

const answer = '#/paths/~1v2~1pets~1{id}/get/responses/200/content/application~1json/schema';

it.each([
  [answer, 'pets_get_response'],
  [`${answer}/items`, 'pets_get_response_item'],
  [`${answer}/allOf/1`, 'pets_get_response_allOf_1'],
  [`${answer}/properties/owner`, 'pets_owner'],
  [`${answer}/properties/pets/items/properties/tags`, 'pets_item_tags'],
  [
    `${answer}/allOf/0/properties/pets/items/anyOf/2/properties/items/additionalProperties`,
    'pets_item_items_additionalProperties',
  ],
  ['#/paths/~1pets/get/responses/404/content/application~1json/schema', 'pets_get_response_404'],
  ['#/paths/~1pets~1{id}~1photos/post/requestBody/content/multipart~1form-data/schema', 'pets_photos_post_request'],
  [
    `#/paths/~1pet~1owners/get/responses/200/content/application~1json/schema/properties/pet_owners/items`,
    'pet_owners_item',
  ],
  ['#/paths/~1pets/get/parameters/0/schema', 'pets_get_parameters_0'],
  ['#/paths/~1/parameters/0/schema', 'parameters_0'],
  ['#/components/responses/Failed/content/application~1json/schema', 'response_Failed'],
  ['#/components/schemas/Pet/properties/schema', 'Pet_schema'],
  ['#/components/schemas/Pet/$defs/Tag', 'Pet_Tag'],
  ['#/definitions/Pet', 'Pet'],
  ['#/', 'Schema'],
])('a schema at %s is called %s', (pointer, wanted) => {
  expect(namePlace(splitPointer(pointer) ?? [])).toBe(wanted);
});
