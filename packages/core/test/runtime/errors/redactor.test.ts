import { describe, expect, it } from 'vitest';
import { redactor, type Sent } from '../../../src/runtime/errors/redactor.ts';

const url = 'https://api.test/things';

describe('redactor', () => {
  it.each<[string, Sent, string, string]>([
    ['the key', { url, secrets: ['llx-12345678'] }, 'no such key: llx-12345678.', 'no such key: ***.'],
    ['a key that holds spaces', { url, secrets: ['My API Key'] }, 'My API Key?', '***?'],
    ['the password behind a user', { url, secrets: ['ann:correct-horse'] }, 'ann has correct-horse', 'ann has ***'],
    ['a token behind its scheme', { url, headers: { Authorization: 'Bearer abcdefgh' } }, 'abcdefgh', '***'],
    ['a cookie', { url, headers: { cookie: 'a=1; sid=abcdefgh' } }, 'sid abcdefgh', 'sid ***'],
    ['a header whose name tells', { url, headers: { 'x-org-secret': 'abcdefgh' } }, 'abcdefgh', '***'],
    ['a query parameter whose name tells', { url: `${url}?access_token=ab%2Fdefgh` }, 'ab/defgh ab%2Fdefgh', '*** ***'],
    ['the longer of two', { url: `${url}?key=abcdefgh`, secrets: ['abcdefgh-ijk'] }, 'abcdefgh-ijk', '***'],
  ])('takes out %s', (_, sent, text, wanted) => {
    expect(redactor(sent)(text)).toBe(wanted);
  });

  it.each<[string, Sent, string]>([
    ['a key that is part of any word', { url, secrets: ['k'] }, 'broken'],
    ['other headers', { url, headers: { 'x-team': 'marketing' } }, 'marketing'],
    ['other query parameters', { url: `${url}?project_id=marketing` }, 'marketing'],
  ])('leaves %s', (_, sent, text) => {
    expect(redactor(sent)(text)).toBe(text);
  });
});
