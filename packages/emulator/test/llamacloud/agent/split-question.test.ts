import { expect, test } from 'vitest';
import { quotedPhrases, splitQuestion } from '../../../src/llamacloud/agent/split-question.ts';

test.each([
  ['When do refunds arrive?', ['When do refunds arrive?']],
  ['When do refunds arrive and how are they paid?', ['When do refunds arrive', 'how are they paid']],
  ['Who pays refunds? Where do parcels leave?', ['Who pays refunds', 'Where do parcels leave']],
  ['refunds; shipping\ncafé', ['refunds', 'shipping', 'café']],
  ['research and development', ['research and development']],
  ['What does "when refunds and how" mean?', ['What does "when refunds and how" mean?']],
  ['Refunds? Refunds?', ['Refunds? Refunds?']],
  ['Refunds? Why?', ['Refunds? Why?']],
  ['a? one? two? three? four? five?', ['one', 'two', 'three', 'four']],
  ['', ['']],
])('%j has the parts %j', (prompt, wanted) => {
  expect(splitQuestion(prompt)).toEqual(wanted);
});

test.each([
  ['Where is "thirty days" said?', ['thirty days']],
  ['“one”, «two», `three` and "one"', ['one', 'two', 'three']],
  ['"" " " and "', []],
  ["the customer's refund isn't here", []],
])('%j has the phrases %j', (prompt, wanted) => {
  expect(quotedPhrases(prompt)).toEqual(wanted);
});
