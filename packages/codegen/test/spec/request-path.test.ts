import { describe, expect, it } from 'vitest';
import { requestPath } from '../../src/spec/request-path.ts';

describe('requestPath', () => {
  it.each([
    ['/pets/{id}', '/pets/{id}', {}],
    ['/PutAuditEvents#channelArn', '/PutAuditEvents', {}],
    ['/#Action=AcceptAddressTransfer', '/', {}],
    ['/rest?method=flickr.test.echo', '/rest?method=flickr.test.echo', {}],
    ['/search?kind=text&q={term}#texts', '/search?kind=text', { term: ['q'] }],
    ['/search?q={term}', '/search', { term: ['q'] }],
    ['/search?from={day}&to={day}', '/search', { day: ['from', 'to'] }],
    ['/users/{id}?self={id}', '/users/{id}?self={id}', {}],
    ['/search?{name}=1', '/search?{name}=1', {}],
    ['/search?', '/search', {}],
  ])('sends %s as %s', (declared, path, places) => {
    const read = requestPath(declared);
    expect([read.path, Object.fromEntries(read.queryPlaces)]).toEqual([path, places]);
  });
});
