import { expect, it } from 'vitest';
import { withoutExamples } from '../../../src/emit/schema/without-examples.ts';
import { normalise } from '../../spec/normalise/normalise.ts';

const schema = { type: 'object', properties: { examples: { type: 'string', examples: ['kept'] } } };
const examples = { one: { value: 'left out' } };
const content = { 'application/json': { schema, examples } };
const parameters = [{ name: 'size', in: 'query', schema, examples }];
const item = {
  post: {
    parameters,
    requestBody: { content },
    responses: { 200: { description: 'Done.', content }, 204: { description: 'None.' } },
  },
};

it('leaves out examples of parameters, bodies and answers, and nothing else', () => {
  const { document } = normalise({ paths: { '/pets': item }, webhooks: { pet: item } });
  const text = JSON.stringify(document);
  const example = ',"examples":{"one":{"value":"left out"}}';
  expect(text.split(example)).toHaveLength(7);
  expect(JSON.stringify(withoutExamples(document))).toBe(text.replaceAll(example, ''));
});
